package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signal on the packaged jar: it ends where it can go on, leaves nothing in doubt, and a resume closes the books. */
class SignalIT {
    private static final String NOW = "2026-12-01T10:00:00Z";
    private static final int PATIENTS = 200;
    private static final int DECLINED = 3000;

    /**
     * A sync whose vendor asks for a minute is a wait far beyond the patience: were it not cut, the run would be
     * killed.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TERM | 143 | read-appointments  | - { endpoint: sync, latency: 300ms }
            INT  | 130 | sync-appointments  | - { endpoint: sync, first: 4, status: 503, retryAfter: 60 }
            INT  | 130 | plan-reminders     | - { endpoint: sms, latency: 100ms }
            TERM | 143 | dispatch-reminders | - { endpoint: sms, latency: 100ms }
            """)
    void endsInOrderInWhicheverStepItComes(
            String signal, int exitCode, String step, String faults, @TempDir Path folder) throws Exception {
        Path job = feed(folder);
        Arrivals arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        Path script = Files.writeString(folder.resolve("faults.yaml"), faults);
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, script, null, arrivals.ledger()));
                InProcess here = InProcess.in(folder.resolve("home"))
                        .against(sandbox.url().toString())) {
            Program program =
                    Program.in(folder.resolve("home")).against(sandbox.url().toString(), Sandbox.DEMO_KEY);
            Program.Started running = program.start("run", job.toString(), "--now", NOW);
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> Files.readString(running.err()).contains(step));
            if (step.equals("dispatch-reminders")) {
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> arrivals.acceptedSms().size() > 20);
            }

            send(signal, running.process());
            send(signal, running.process());
            Program.Ended stopped = running.await();
            int sentBefore = arrivals.acceptedSms().size();
            Program.Ended shown = here.run("show", "--json");
            Program.Ended resumed = here.run("resume", "--now", NOW, "--json");

            assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(exitCode);
            assertThat(stopped.err()).contains("Go on with: nightrounds resume 1");
            assertThat(shown.json().at("/status").asString()).isEqualTo("STOPPED");
            assertThat(shown.err()).contains("nightrounds resume 1");
            assertThat(shown.json().at("/reminders/inDoubt").asInt()).isZero();
            assertThat(shown.json().at("/reminders/sent").asInt()).isEqualTo(sentBefore);
            assertThat(resumed.exitCode()).as(resumed.err()).isZero();
            assertThat(resumed.json().at("/balanced").asBoolean()).isTrue();
            assertThat(arrivals.acceptedSms()).hasSize(PATIENTS);
            assertThat(arrivals.sentTwice()).isEmpty();
        }
    }

    private static Path feed(Path folder) {
        Feed feed = Feed.in(folder).visits(PATIENTS, "2026-12-03");
        for (int n = 0; n < DECLINED; n++) {
            feed.row("d" + n + ",p-d" + n + ",2026-12-03 12:00,Eve,Lane,+447700901000,,,all");
        }
        return feed.write();
    }

    private static void send(String signal, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}
