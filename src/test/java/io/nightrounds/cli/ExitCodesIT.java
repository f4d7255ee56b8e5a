package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exit codes, on the packaged jar: a FAILED Spring Batch job would exit 0 all by itself. */
class ExitCodesIT {
    private static final String NOW = "2026-12-01T10:00:00Z";

    @Test
    void isZeroWhenAllIsDoneAndAgainWhenNothingIsLeft(@TempDir Path folder) {
        Path job = Feed.in(folder).visits(3, "2026-12-03").write();
        Program program = Program.in(folder.resolve("home"));

        Program.Ended first = program.run("run", job.toString(), "--sandbox", "--now", NOW, "--json");
        Program.Ended second = program.run("run", job.toString(), "--sandbox", "--now", NOW, "--json");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.json().at("/reminders/sent").asInt()).isEqualTo(3);
        assertThat(first.json().at("/balanced").asBoolean()).isTrue();
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.json().at("/reminders/due").asInt()).isZero();
        assertThat(second.json().at("/verdict").asString()).contains("No reminder was due");
        assertThat(program.run("resume").err()).contains("0 reminders would be sent");
    }

    @Test
    void isTwoForWrongUsageAndNamesTheOption(@TempDir Path home) {
        Program.Ended ended = Program.in(home).run("run", "job.yaml", "--dry");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("--dry");
    }

    @Test
    void isThreeWhenARowIsRejectedAndTheOthersGoOut(@TempDir Path folder) {
        Path job = Feed.in(folder)
                .visit("good", "2026-12-03 09:00")
                .visit("bad", "2026-13-03 09:00")
                .write();

        Program.Ended ended =
                Program.in(folder.resolve("home")).run("run", job.toString(), "--sandbox", "--now", NOW, "--json");

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
        assertThat(ended.json().at("/appointments/rejected").asInt()).isEqualTo(1);
        assertThat(ended.json().at("/reminders/sent").asInt()).isEqualTo(1);
    }

    @Test
    void isFourForWhatIsInDoubtAndAPersonResolvesIt(@TempDir Path folder) throws IOException {
        Path job = Feed.in(folder).visits(2, "2026-12-03").write();
        Path ledger = folder.resolve("ledger.jsonl");
        try (Sandbox sandbox = sandbox(folder, ledger, "- { endpoint: sms, first: 1, truncate: true }")) {
            Program program =
                    Program.in(folder.resolve("home")).against(sandbox.url().toString(), Sandbox.DEMO_KEY);

            Program.Ended ended = program.run("run", job.toString(), "--now", NOW, "--json");
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(4);
            assertThat(ended.json().at("/reminders/inDoubt").asInt()).isEqualTo(1);

            String attempt = ended.json().at("/inDoubt/0/attempt").asString();
            assertThat(program.run("doubt", "list").out()).contains(attempt);
            assertThat(program.run("doubt", "resolve", attempt, "--as", "sent", "--note", "seen at the vendor")
                            .exitCode())
                    .isZero();
            assertThat(program.run("doubt", "list").err()).contains("Nothing is in doubt");
            assertThat(new Arrivals(ledger).acceptedSms()).hasSize(2);
            assertThat(new Arrivals(ledger).sentTwice()).isEmpty();
        }
    }

    @Test
    void isFiveWhenTheSyncAccountIsRefusedAndResumeGoesOn(@TempDir Path folder) throws IOException {
        Path job = Feed.in(folder).visits(2, "2026-12-03").write();
        try (Sandbox sandbox = sandbox(folder, null, "[]")) {
            String url = sandbox.url().toString();
            Program wrong = Program.in(folder.resolve("home")).against(url, "00000000-0000-0000-0000-000000000000");
            Program right = Program.in(folder.resolve("home")).against(url, Sandbox.DEMO_KEY);

            Program.Ended stopped = wrong.run("run", job.toString(), "--now", NOW);
            assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(5);
            assertThat(stopped.err()).contains("nightrounds resume");

            Program.Ended resumed = right.run("resume", "--now", NOW, "--json");
            assertThat(resumed.exitCode()).as(resumed.err()).isZero();
            assertThat(resumed.json().at("/reminders/sent").asInt()).isEqualTo(2);
        }
    }

    @Test
    void isSixForASecondProcessAndForAnEmptyFeed(@TempDir Path folder) throws IOException {
        Path job = Feed.in(folder).visits(50, "2026-12-03").write();
        try (Sandbox sandbox = sandbox(folder, null, "- { endpoint: sync, latency: 20s }")) {
            Program program =
                    Program.in(folder.resolve("home")).against(sandbox.url().toString(), Sandbox.DEMO_KEY);
            Program.Started running = program.start("run", job.toString(), "--now", NOW);
            await().atMost(Duration.ofSeconds(60)).until(() -> said(running, "sync-appointments"));

            Program.Ended second = program.run("run", job.toString(), "--now", NOW);
            running.process().destroyForcibly();

            assertThat(second.exitCode()).isEqualTo(6);
            assertThat(second.err()).contains("process " + running.process().pid());
        }
        Path empty = Feed.in(folder.resolve("empty")).write();
        Program.Ended ended =
                Program.in(folder.resolve("other")).run("run", empty.toString(), "--sandbox", "--now", NOW);
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(6);
    }

    @Test
    void isSeventyFiveWhenNobodyAnswersAndNothingWasSent(@TempDir Path folder) throws IOException {
        Path job = Feed.in(folder).visits(2, "2026-12-03").write();
        Program program = Program.in(folder.resolve("home")).against("http://127.0.0.1:" + closedPort(), "any");

        Program.Ended ended = program.run("run", job.toString(), "--now", NOW, "--json");

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(75);
        assertThat(ended.json().at("/reminders/deferred").asInt()).isEqualTo(2);
    }

    @Test
    void isSeventyEightForAMissingFeedAMissingSecretAndABadJobFile(@TempDir Path folder) throws IOException {
        Feed feed = Feed.in(folder).visits(1, "2026-12-03");
        Path job = feed.write();
        Program program = Program.in(folder.resolve("home"));

        Program.Ended noSecret = program.run("run", job.toString(), "--now", NOW);
        assertThat(noSecret.exitCode()).as(noSecret.err()).isEqualTo(78);
        assertThat(noSecret.err()).contains("DRILL_KEY");

        Files.delete(feed.feedFile());
        Program.Ended noFeed =
                Program.in(folder.resolve("other")).run("run", job.toString(), "--sandbox", "--now", NOW);
        assertThat(noFeed.exitCode()).as(noFeed.err()).isEqualTo(78);
        assertThat(noFeed.err()).contains("appointments.csv");

        Files.writeString(job, "job: drill\nzoen: Europe/London\n");
        Program.Ended badJob = program.run("validate", job.toString());
        assertThat(badJob.exitCode()).isEqualTo(78);
        assertThat(badJob.out()).contains("job.yaml:2:1").contains("'zone'");
    }

    private static Sandbox sandbox(Path folder, @Nullable Path ledger, String faults) throws IOException {
        Path script = Files.writeString(folder.resolve("faults.yaml"), faults);
        return Sandbox.start(new SandboxOptions(0, script, null, ledger));
    }

    private static boolean said(Program.Started running, String words) throws IOException {
        return Files.readString(running.err()).contains(words);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
