package io.nightrounds.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.BadFeed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is started while the export still writes: exit code 5, nothing sent, and the next one finishes it. */
class GrowingFeedTest {
    private static final String NOW = "2026-12-01T10:00:00Z";

    @Test
    void stopsResumablyAndSendsAllOnceTheExportIsDone(@TempDir Path folder) throws IOException {
        BadFeed feed = BadFeed.in(folder).good("first").bad("v,p,2026-13-03 09:00,Ada,Stone,,,,", 20_000);
        try (InProcess commands = InProcess.in(folder.resolve("home"))) {
            String job = feed.jobFile().toString();
            Program.Ended stopped =
                    whileGrowing(folder, () -> commands.run("run", job, "--sandbox", "--now", NOW, "--json"));

            assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(5);
            assertThat(stopped.err()).contains("changed while it was read", "Nothing was sent", "nightrounds resume");
            assertThat(stopped.json().at("/reminders/due").asInt()).isZero();

            Program.Ended resumed = commands.run("resume", "--now", NOW, "--json");

            assertThat(resumed.exitCode()).as(resumed.err()).isEqualTo(3);
            assertThat(resumed.json().at("/appointments/read").asInt()).isEqualTo(20_001);
            assertThat(resumed.json().at("/balanced").asBoolean()).isTrue();
            assertThat(resumed.json().at("/reminders/sent").asInt()).isEqualTo(1);
        }
    }

    /** Empty lines: they make the file longer, and are no rows. */
    private static Program.Ended whileGrowing(Path folder, Supplier<Program.Ended> run) {
        AtomicBoolean growing = new AtomicBoolean(true);
        CompletableFuture<Void> export = CompletableFuture.runAsync(() -> {
            try {
                while (growing.get()) {
                    Files.writeString(folder.resolve("appointments.csv"), "\n", StandardOpenOption.APPEND);
                    LockSupport.parkNanos(1_000_000);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            return run.get();
        } finally {
            growing.set(false);
            export.join();
        }
    }
}
