package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A secret is used, and stands nowhere afterwards: not in the database, a log at DEBUG, a report, or what was printed.
 */
class SecretsIT {
    private static final String NOW = "2026-12-01T10:00:00Z";

    private final String canary = UUID.randomUUID().toString();

    @Test
    void leaveNoTraceWhereTheyAreAcceptedAndWhereTheyAreRefused(@TempDir Path folder) throws IOException {
        Path job = Feed.in(folder.resolve("feed"))
                .visits(3, "2026-12-03")
                .row("m1,p-m1,2026-12-03 09:00,Eve,Lane,,eve@example.org,,")
                .write();
        Path accounts = Files.writeString(folder.resolve("accounts.yaml"), """
                updox:
                  vendors: [ { applicationId: drill, applicationPassword: KEY } ]
                  practices: [ { accountId: thames } ]
                bokaMera:
                  apiKeys: [ KEY ]
                  logins: [ { token: KEY, roles: [ superadmin ] } ]
                """.replace("KEY", canary));

        try (Sandbox knowing = Sandbox.start(new SandboxOptions(0, null, accounts, null));
                Sandbox other = Sandbox.start(SandboxOptions.onFreePort())) {
            Program.Ended accepted =
                    program(folder.resolve("accepted"), knowing).run("run", job.toString(), "--now", NOW, "--json");
            Program.Ended refused =
                    program(folder.resolve("refused"), other).run("run", job.toString(), "--now", NOW, "--json");

            assertThat(accepted.exitCode()).as(accepted.err()).isZero();
            assertThat(accepted.json().at("/reminders/sent").asInt()).isEqualTo(4);
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(5);
        }
        assertThat(filesWith(canary, folder.resolve("accepted"))).isEmpty();
        assertThat(filesWith(canary, folder.resolve("refused"))).isEmpty();
        assertThat(Files.readString(folder.resolve("accepted/logs/nightrounds.log")))
                .as("the log is there, and it was at DEBUG")
                .contains("DEBUG");
        assertThat(filesWith("+44770090", folder.resolve("accepted/logs"))).isEmpty();
        assertThat(filesWith("+44770090", folder.resolve("accepted/reports"))).isEmpty();
    }

    private Program program(Path home, Sandbox sandbox) {
        return Program.in(home)
                .against(sandbox.url().toString(), canary)
                .with("LOGGING_LEVEL_ROOT", "DEBUG")
                .with("LOGGING_LEVEL_IO_NIGHTROUNDS", "DEBUG");
    }

    private static List<Path> filesWith(String text, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
