package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Imitate the vendors on loopback until stopped, to rehearse a night.")
final class SandboxCommand implements Callable<Integer> {
    @Option(names = "--port", description = "Port to listen on; default: a free one.")
    int port;

    @Option(names = "--faults", paramLabel = "FILE", description = "Fault script: what to delay, refuse or break.")
    @Nullable
    Path faults;

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            description = "Credentials and practices; default: one key for all.")
    @Nullable
    Path accounts;

    @Option(names = "--ledger", paramLabel = "FILE", description = "Write all that arrives there, one JSON a line.")
    @Nullable
    Path ledger;

    @Override
    public Integer call() throws InterruptedException {
        Screen screen = Screen.of(false);
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(port, faults, accounts, ledger))) {
            screen.data(sandbox.url().toString());
            screen.say("The sandbox listens at " + sandbox.url() + " and accepts "
                    + (accounts == null ? "the key " + Sandbox.DEMO_KEY : "the credentials of " + accounts)
                    + ". Stop it with Ctrl-C.");
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        } catch (NoSuchFileException e) {
            return screen.error(
                    ExitCode.CONFIGURATION,
                    "The file " + e.getMessage() + " does not exist. Give --accounts and --faults files that do.");
        } catch (IOException e) {
            return screen.error(
                    ExitCode.REFUSED,
                    "The sandbox cannot start: " + e.getMessage() + ". Is port " + port
                            + " in use? Leave --port out for a free one.");
        } catch (IllegalArgumentException e) {
            return screen.error(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()));
        }
    }
}
