package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.Books;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.PostgresRelay;
import io.nightrounds.testkit.PostgresRelay.Cut;
import io.nightrounds.testkit.Program.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The connection to PostgreSQL ends exactly at a commit, so that nobody here can know whether it was done. Whichever it
 * was: the run ends so that it can be resumed, or goes on, and then the books close.
 */
class LostAtACommitTest {
    private static final String NOW = "2026-12-01T10:00:00Z";
    private static final int VISITS = 6;
    private static final int MAX_IN_FLIGHT = 3;

    @ParameterizedTest(name = "{0} of {2} ({1})")
    @CsvSource(textBlock = """
            AFTER_THE_COMMIT,  1, copy appointment
            BEFORE_THE_COMMIT, 1, insert into sync_status
            AFTER_THE_COMMIT,  1, insert into reminder
            BEFORE_THE_COMMIT, 2, insert into attempt
            AFTER_THE_COMMIT,  2, insert into attempt
            BEFORE_THE_COMMIT, 1, update attempt set settled_at
            AFTER_THE_COMMIT,  1, update attempt set settled_at
            AFTER_THE_COMMIT,  7, UPDATE BATCH_STEP_EXECUTION
            BEFORE_THE_COMMIT, 1, insert into run_report
            """)
    void endsResumableOrGoesOn(Cut cut, int nth, String statement, @TempDir Path folder) throws IOException {
        Path job = Feed.in(folder)
                .visits(VISITS, "2026-12-03")
                .maxInFlight(MAX_IN_FLIGHT)
                .write();
        Arrivals arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        String url = Postgres.freshDatabase();
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, null, null, arrivals.ledger()));
                PostgresRelay relay = PostgresRelay.cutting(url, cut, nth, statement);
                InProcess night = InProcess.in(folder.resolve("home"))
                        .against(sandbox.url().toString())
                        .with(Map.of("nightrounds.database.url", relay.url(url)))) {

            Ended ended = night.run("run", job.toString(), "--now", NOW, "--json");
            assertThat(relay.struck()).as(ended.err()).isTrue();
            assertThat(ended.exitCode()).as(ended.err()).isIn(0, 4, 5);
            if (ended.exitCode() == 5) {
                assertThat(ended.err()).contains("nightrounds resume");
                Ended resumed = night.run("resume", "--now", NOW, "--json");
                assertThat(resumed.exitCode()).as(resumed.err()).isIn(0, 4);
            }

            Ended shown = night.run("show", "--json");
            assertThat(shown.json().at("/balanced").asBoolean()).isTrue();
            assertThat(shown.json().at("/status").asString()).isEqualTo("COMPLETED");
            assertThat(Books.violations(url, arrivals, VISITS, MAX_IN_FLIGHT)).isEmpty();
        }
    }
}
