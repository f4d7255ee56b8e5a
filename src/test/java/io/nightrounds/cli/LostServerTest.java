package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.Books;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.OwnPostgres;
import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** PostgreSQL goes away in the middle of the dispatch: some messages are on their way, and more wait to be claimed. */
class LostServerTest {
    private static final String NOW = "2026-12-01T10:00:00Z";
    private static final int VISITS = 60;
    private static final int MAX_IN_FLIGHT = 4;
    private static final int THE_MIDDLE = 20;

    private static final String END_ALL_SESSIONS = """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """;

    private static final String END_THE_LOCK = """
            select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
              and database = (select oid from pg_database where datname = current_database())
            """;

    private Path folder;
    private Path job;
    private Arrivals arrivals;

    @BeforeEach
    void write(@TempDir Path scratch) {
        folder = scratch;
        job = Feed.in(folder)
                .visits(VISITS, "2026-12-03")
                .maxInFlight(MAX_IN_FLIGHT)
                .write();
        arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
    }

    @Test
    void allItsConnectionsAreEnded() throws IOException {
        String url = Postgres.freshDatabase();

        Ended ended = night(url, () -> execute(url, END_ALL_SESSIONS));

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(5);
        assertResumes(url, MAX_IN_FLIGHT);
    }

    @Test
    void onlyTheLockIsLostAndNothingMoreIsClaimedButWhatIsInFlightIsSettled() throws IOException {
        String url = Postgres.freshDatabase();

        Ended ended = night(url, () -> execute(url, END_THE_LOCK));

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(5);
        assertThat(ended.err()).contains("is lost").doesNotContain("password");
        assertThat(arrivals.acceptedSms()).hasSizeBetween(THE_MIDDLE, THE_MIDDLE + 3 * MAX_IN_FLIGHT);
        assertResumes(url, 0);
    }

    @Test
    void theServerIsCrashedAndStartedAgainAndTheAnswersAreWrittenAllTheSame() throws IOException {
        try (OwnPostgres postgres = OwnPostgres.in(folder.resolve("postgres"))) {
            String url = postgres.url();

            Ended ended = night(url, () -> {
                postgres.crash();
                postgres.startAgain();
            });

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(5);
            assertResumes(url, MAX_IN_FLIGHT);
        }
    }

    @Test
    void theServerIsGoneUntilSomebodyStartsIt() throws IOException {
        try (OwnPostgres postgres = OwnPostgres.in(folder.resolve("postgres"))) {
            Ended ended = night(postgres.url(), postgres::crash);

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(5);
            assertThat(ended.err()).contains("nightrounds resume");
            postgres.startAgain();
            assertResumes(postgres.url(), MAX_IN_FLIGHT);
        }
    }

    /** Runs the night, and lets the accident happen once some messages have arrived. */
    private Ended night(String url, Runnable accident) throws IOException {
        CompletableFuture<Void> happens = CompletableFuture.runAsync(() -> {
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> arrivals.acceptedSms().size() >= THE_MIDDLE);
            accident.run();
        });
        Ended ended = run(url, "run", job.toString(), "--now", NOW, "--json");
        happens.join();
        return ended;
    }

    private void assertResumes(String url, int mayDoubt) throws IOException {
        Ended resumed = run(url, "resume", "--now", NOW, "--json");
        assertThat(resumed.exitCode()).as(resumed.err()).isIn(0, 4);
        assertThat(resumed.json().at("/balanced").asBoolean()).isTrue();
        assertThat(Books.violations(url, arrivals, VISITS, mayDoubt)).isEmpty();
    }

    private Ended run(String url, String... arguments) throws IOException {
        Path script = Files.writeString(folder.resolve("faults.yaml"), "- { endpoint: sms, latency: 50ms }");
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, script, null, arrivals.ledger()));
                InProcess night = InProcess.in(folder.resolve("home"))
                        .against(sandbox.url().toString())
                        .with(Map.of("nightrounds.database.url", url))) {
            return night.run(arguments);
        }
    }

    private static void execute(String url, String sql) {
        new JdbcTemplate(new DriverManagerDataSource(url)).queryForList(sql);
    }
}
