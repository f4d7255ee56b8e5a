package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.database.HomeLock;
import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RelaunchTest {
    private static final String NOW = "2026-12-01T10:00:00Z";
    private static final String LATER = "2026-12-01T11:00:00Z";

    @Test
    void asksTheLogBeforeItSaysWhatItWillSendAndNamesWhatChanged(@TempDir Path folder) throws IOException {
        Feed feed = Feed.in(folder).visits(3, "2026-12-03");
        Path job = feed.write();
        Arrivals arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        String url = Postgres.freshDatabase();
        try (Sandbox sandbox = sandbox(folder, arrivals, "- { endpoint: sms, first: 1, reset: before }");
                InProcess program = InProcess.in(folder.resolve("home"))
                        .against(sandbox.url().toString())
                        .with(Map.of("nightrounds.database.url", url))) {
            assertThat(program.run("run", job.toString(), "--now", NOW).exitCode())
                    .isEqualTo(4);
            dieInDispatch(JdbcClient.create(new DriverManagerDataSource(url)));
            replace(job, "token:", "reconcile: trust, settleTime: PT0S, token:");
            Files.writeString(feed.feedFile(), "\n", StandardOpenOption.APPEND);

            Program.Ended runs = program.run("runs");
            Program.Ended joined = program.run("run", job.toString(), "--now", LATER, "--json");

            assertThat(runs.out()).contains("STARTED").contains("in dispatch-reminders");
            assertThat(runs.err()).contains("nightrounds resume 1");
            assertThat(joined.exitCode()).as(joined.err()).isZero();
            assertThat(joined.err())
                    .containsSubsequence(
                            "Going on with run 1 of 2026-12-01, which stopped in dispatch-reminders.",
                            "The job file " + job + " was changed since run 1 began",
                            "The appointments file " + feed.feedFile() + " was changed since run 1 began to read it",
                            "had read it to its end and does not read it again",
                            "1 messages were on their way when it died",
                            "0 sent, 1 not sent",
                            "It will send up to 1 reminders: 1 through bokamera.");
            assertThat(joined.json().at("/reminders/sent").asInt()).isEqualTo(3);
            assertThat(arrivals.acceptedSms()).hasSize(3);
            assertThat(arrivals.sentTwice()).isEmpty();
            assertThat(program.run("resume").err()).contains("0 reminders would be sent");
        }
    }

    @Test
    void isNotStoppedByAVendorsLogThatFails(@TempDir Path folder) throws IOException {
        Path job = Feed.in(folder).visits(2, "2026-12-03").write();
        replace(job, "token:", "reconcile: trust, settleTime: PT0S, token:");
        Arrivals arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        String faults = """
                - { endpoint: sms, first: 1, truncate: true }
                - { endpoint: log, status: 500 }
                """;
        try (Sandbox sandbox = sandbox(folder, arrivals, faults);
                InProcess program = InProcess.in(folder.resolve("home"))
                        .against(sandbox.url().toString())) {
            Program.Ended first = program.run("run", job.toString(), "--now", NOW, "--json");
            Program.Ended next = program.run("run", job.toString(), "--now", NOW, "--json");
            Program.Ended listed = program.run("doubt", "list");
            Program.Ended json = program.run("doubt", "list", "--json");

            assertThat(first.exitCode()).as(first.err()).isEqualTo(4);
            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(listed.out())
                    .contains("could not be asked")
                    .contains("no-clear-answer")
                    .contains("sms by bokamera to +44•••••")
                    .contains("SHA-256");
            assertThat(json.json().at("/0/evidence/logSays").asString()).contains("could not be asked");
            assertThat(json.json().at("/0/recipient").asString()).startsWith("+44•");
            resolve(folder, program, json.json().at("/0/attempt").asString());
        }
    }

    @Test
    void tellsOfDoubtsWhereNothingIsLeftToResume(@TempDir Path folder) throws IOException {
        Path job = Feed.in(folder).visits(2, "2026-12-03").write();
        Arrivals arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
        try (Sandbox sandbox = sandbox(folder, arrivals, "- { endpoint: sms, first: 1, truncate: true }");
                InProcess program = InProcess.in(folder.resolve("home"))
                        .against(sandbox.url().toString())) {
            assertThat(program.run("resume", "--json").exitCode()).isZero();
            program.run("run", job.toString(), "--now", NOW);

            Program.Ended resumed = program.run("resume", "--json");

            assertThat(resumed.exitCode()).isEqualTo(4);
            assertThat(resumed.err()).contains("0 reminders would be sent", "1 messages are in doubt");
            assertThat(resumed.json().at("/reminders/inDoubt").asInt()).isEqualTo(1);
            String attempt = program.run("doubt", "list", "--json")
                    .json()
                    .at("/0/attempt")
                    .asString();
            program.run("doubt", "resolve", attempt, "--as", "sent", "--note", "she rang");
            assertThat(program.run("resume").exitCode()).isZero();
        }
    }

    private static void resolve(Path folder, InProcess program, String attempt) {
        String[] command = {"doubt", "resolve", attempt, "--as", "not-sent", "--note", "she rang", "--now", NOW};
        try (HomeLock busy = HomeLock.take(folder.resolve("home"), Clock.systemUTC())) {
            assertThat(program.run(command).exitCode()).as("a run is at work").isEqualTo(6);
        }

        assertThat(program.run(command).err()).contains("planned again");
        assertThat(program.run("why", "v0000", "--now", NOW).out()
                        + program.run("why", "v0001", "--now", NOW).out())
                .contains(Operator.name() + " said at")
                .contains("she rang");
    }

    @Test
    void namesEveryMissingSecretBeforeAnythingIsWritten(@TempDir Path folder) throws IOException {
        Path job = Feed.in(folder).visits(1, "2026-12-03").write();
        replace(job, "token: \"${secret:DRILL_KEY}\"", "token: \"${secret:DRILL_TOKEN}\"");
        replace(job, "applicationPassword: ${secret:DRILL_KEY}", "applicationPassword: ${secret:DRILL_PASSWORD}");
        try (InProcess program = InProcess.in(folder.resolve("home"))) {
            Program.Ended refused = program.run("run", job.toString(), "--now", NOW);

            assertThat(refused.exitCode()).isEqualTo(78);
            assertThat(refused.err()).contains("DRILL_TOKEN").contains("DRILL_PASSWORD");
            assertThat(program.run("runs").err()).contains("No run yet");
        }
    }

    private static void replace(Path job, String text, String other) throws IOException {
        Files.writeString(job, Files.readString(job).replace(text, other));
    }

    private static Sandbox sandbox(Path folder, Arrivals arrivals, String faults) throws IOException {
        Path script = Files.writeString(folder.resolve("faults.yaml"), faults);
        return Sandbox.start(new SandboxOptions(0, script, null, arrivals.ledger()));
    }

    /** What a kill leaves that comes between a claim and its answer. */
    private static void dieInDispatch(JdbcClient jdbc) {
        jdbc.sql("""
                delete from batch_step_execution_context where step_execution_id in
                    (select step_execution_id from batch_step_execution where step_name = 'write-report')
                """).update();
        jdbc.sql("delete from batch_step_execution where step_name = 'write-report'")
                .update();
        jdbc.sql("""
                update batch_step_execution set status = 'STARTED', exit_code = 'EXECUTING', end_time = null
                where step_name = 'dispatch-reminders'
                """).update();
        jdbc.sql("update batch_job_execution set status = 'STARTED', exit_code = 'UNKNOWN', end_time = null")
                .update();
        jdbc.sql("update delivery set state = 'SENDING', reason = null, detail = null where state = 'IN_DOUBT'")
                .update();
        jdbc.sql("update attempt set outcome = null, detail = null, settled_at = null where outcome = 'unknown'")
                .update();
    }
}
