package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.exit.Refusal;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run against the built-in sandbox: every vendor's address is its, and every secret is its demonstration key. */
final class SandboxNight implements AutoCloseable {
    private static final List<String> VENDORS = List.of("updox", "patientcomms", "globalportal", "bokamera");

    private final Sandbox sandbox;

    private SandboxNight(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static SandboxNight start() {
        try {
            return new SandboxNight(Sandbox.start(SandboxOptions.onFreePort()));
        } catch (IOException e) {
            throw new Refusal(ExitCode.REFUSED, "The sandbox cannot listen on loopback: " + e.getMessage());
        }
    }

    Map<String, String> addresses() {
        return VENDORS.stream()
                .collect(Collectors.toMap(vendor -> "nightrounds." + vendor + ".base-url", vendor -> sandbox.url()
                        .toString()));
    }

    Secrets secrets() {
        return reference -> Sandbox.DEMO_KEY;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
