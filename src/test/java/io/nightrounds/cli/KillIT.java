package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The promise, on the packaged jar: killed at a random moment of the dispatch and resumed, nobody is told twice. */
class KillIT {
    private static final String NOW = "2026-12-01T10:00:00Z";
    private static final int VISITS = 300;
    private static final int MAX_IN_FLIGHT = 16;

    @RepeatedTest(10)
    void sendsNothingTwiceAndLosesNothing(@TempDir Path folder) throws IOException {
        int killAfter = 1 + new Random().nextInt(VISITS - MAX_IN_FLIGHT);
        Path job = Feed.in(folder).visits(VISITS, "2026-12-03").write();
        Path script = Files.writeString(folder.resolve("faults.yaml"), "- { endpoint: sms, latency: 30ms }");
        Arrivals arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, script, null, arrivals.ledger()))) {
            Program program =
                    Program.in(folder.resolve("home")).against(sandbox.url().toString(), Sandbox.DEMO_KEY);

            Program.Started running = program.start("run", job.toString(), "--now", NOW);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> arrivals.acceptedSms().size() >= killAfter);
            running.process().destroyForcibly();
            running.await();

            Program.Ended resumed = program.run("resume", "--now", NOW, "--json");

            assertBooks(resumed, arrivals, "killed after " + killAfter + " arrivals");
        }
    }

    private static void assertBooks(Program.Ended resumed, Arrivals arrivals, String moment) {
        JsonNode books = resumed.json();
        int sent = books.at("/reminders/sent").asInt();
        int inDoubt = books.at("/reminders/inDoubt").asInt();
        int arrived = arrivals.acceptedSms().size();
        assertThat(arrivals.sentTwice()).as(moment).isEmpty();
        assertThat(books.at("/balanced").asBoolean()).as(moment).isTrue();
        assertThat(sent + inDoubt).as(moment).isEqualTo(VISITS);
        assertThat(inDoubt).as(moment).isBetween(0, MAX_IN_FLIGHT);
        assertThat(arrived).as(moment).isBetween(sent, VISITS);
        assertThat(books.at("/inDoubt").size()).as(moment).isEqualTo(inDoubt);
        assertThat(resumed.exitCode()).as(moment + resumed.err()).isEqualTo(inDoubt > 0 ? 4 : 0);
    }
}
