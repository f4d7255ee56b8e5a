package io.nightrounds.sandbox;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is to be started.
 *
 * @param port the TCP port on the loopback address; 0 for any free one
 * @param faults the fault script, in the form that {@link io.nightrounds.sandbox.fault} describes; null for none
 * @param accounts the credentials and practices, in the form that {@link io.nightrounds.sandbox.account.AccountsFile}
 *     describes; null for the demonstration key alone
 * @param ledger the JSON Lines file to append every arrived request to; null to keep none
 */
public record SandboxOptions(
        int port,
        @Nullable Path faults,
        @Nullable Path accounts,
        @Nullable Path ledger) {
    public SandboxOptions {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(
                    "Port " + port + " does not exist. Use 1 to 65535, or 0 for any free port.");
        }
    }

    /** No faults, the demonstration key, no ledger file. */
    public static SandboxOptions onFreePort() {
        return new SandboxOptions(0, null, null, null);
    }
}
