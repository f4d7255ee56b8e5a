package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.database.HomeLock;
import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Arrivals;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.NightDatabase.Kind;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PurgeTest {
    private static final String NIGHT = "2026-12-01T10:00:00Z";
    private static final String SPRING = "2027-04-01T10:00:00Z";
    private static final String TOUCHES = "touches: { two-days-before: { before: P2D, latest: P1D } }";

    @ParameterizedTest
    @EnumSource(Kind.class)
    void deletesWhatIsOldAndSettledAndSendsNothingAgainWhenTheFeedStillHasIt(Kind kind, @TempDir Path folder)
            throws IOException {
        Feed feed = Feed.in(folder).visits(2, "2026-12-03").row("no,p-no,2026-12-03 09:00,Bo,Hill,+447700900777,,,sms");
        try (House house = House.in(folder, kind)) {
            Path job = touches(feed.write(), "follow-up: { after: P1D, latest: P2D }, told: { on: booked }");
            house.night(job, NIGHT);
            house.night(job, "2026-12-04T10:00:00Z");
            assertThat(house.arrivals.acceptedSms()).hasSize(4);
            List<String> reports = house.reports();

            Program.Ended trial = house.purge(SPRING, "--dry-run");
            List<String> afterTrial = house.rows("select id from appointment");
            List<String> reportsAfterTrial = house.reports();
            Program.Ended purge = house.purge(SPRING);
            Program.Ended again = house.purge(SPRING, "--json");

            assertThat(trial.exitCode()).as(trial.err()).isZero();
            assertThat(trial.out())
                    .contains("3  visits", "6  reminders", "2  patients\n", "1  patients of whom only", "1  runs");
            assertThat(afterTrial).containsExactlyInAnyOrder("no", "v0000", "v0001");
            assertThat(reportsAfterTrial).hasSize(2).isEqualTo(reports);
            assertThat(purge.out()).isEqualTo(trial.out());
            assertThat(again.json().at("/deleted").values()).hasSize(11).allSatisfy(count -> assertThat(count.asInt())
                    .isZero());
            assertThat(house.rows("select id from appointment")).isEmpty();
            assertThat(house.rows("select appointment_id from reminder")).isEmpty();
            assertThat(house.rows("select id from patient where first_name is null and opt_out = 'SMS'"))
                    .containsExactlyElementsOf(house.rows("select id from patient"))
                    .containsExactly("p-no");
            assertThat(house.rows("select run from run_report")).containsExactly("2");
            assertThat(house.reports()).singleElement().asString().endsWith("run2");
            house.answersAfterThePurge();

            touches(feed.visit("new", "2027-04-03 09:00").write(), "follow-up: { after: P100D, latest: P60D }");
            house.night(job, SPRING);

            assertThat(house.arrivals.acceptedSms())
                    .hasSize(5)
                    .last()
                    .asString()
                    .contains("new");
            assertThat(house.program.run("why", "v0000", "--now", SPRING).out()).contains("purged up to 2027-01-01");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void keepsWhatIsOpenAndWhatAVendorRefused(Kind kind, @TempDir Path folder) throws IOException {
        Feed feed = Feed.in(folder).visits(4, "2026-12-03");
        try (House house = House.in(folder, kind)) {
            Path job = feed.write();
            house.night(job, NIGHT);
            house.change("v0001", "update delivery set state = 'IN_DOUBT' where reminder_id = ");
            house.change("v0002", "update delivery set state = 'FAILED' where reminder_id = ");
            house.change("v0002", "update attempt set outcome = 'recipient-refused' where reminder_id = ");
            house.change("v0003", "update delivery set state = 'PLANNED' where reminder_id = ");
            String refused = house.rows("select recipient from attempt where outcome = 'recipient-refused'")
                    .get(0);

            house.purge(SPRING);

            assertThat(house.rows("select id from appointment")).containsExactlyInAnyOrder("v0001", "v0002", "v0003");
            assertThat(house.rows("select id from patient")).hasSize(3);
            assertThat(house.program.run("doubt", "list").out()).contains("v0001");

            house.night(
                    feed.keepFirst(0)
                            .row("late,p-late,2027-04-03 09:00,Ada,Stone," + refused + ",,,")
                            .write(),
                    SPRING);

            assertThat(house.arrivals.acceptedSms()).hasSize(4);
            assertThat(house.rows("select reason from delivery where state = 'SUPPRESSED'"))
                    .contains("number-failed");

            house.purge("2027-08-01T10:00:00Z");

            assertThat(house.rows("select id from appointment")).containsExactly("v0001");
            assertThat(house.rows("select job_instance_id from batch_job_instance"))
                    .as("the run of what is in doubt, and the last one")
                    .containsExactlyInAnyOrder("1", "2");
            assertThat(house.program.run("why", "v0001", "--now", SPRING).out()).contains("was worded");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void losesNothingWhenItIsBrokenOffBetweenTwoPortions(Kind kind, @TempDir Path folder) throws IOException {
        try (House house = House.withTables(folder, kind)) {
            house.oldVisits(2500);
            house.write("create table obstacle (reminder bigint references reminder (id))");
            house.write("insert into obstacle select id from reminder where appointment_id = 'v01500'");

            Program.Ended broken = house.purge(SPRING);
            List<String> left = house.rows("select count(*) from appointment");
            List<String> leftReminders = house.rows("select count(*) from reminder");
            house.write("drop table obstacle");
            Program.Ended whole = house.purge(SPRING);

            assertThat(broken.exitCode()).isEqualTo(5);
            assertThat(broken.err()).contains("give the same command again");
            assertThat(left).containsExactly("1500").isEqualTo(leftReminders);
            assertThat(whole.exitCode()).as(whole.err()).isZero();
            assertThat(whole.out()).contains("1500  visits", "1500  reminders", "2500  patients\n");
            assertThat(house.rows("select id from patient")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void keepsWhatAnUnfinishedRunReadSoThatItCanBeResumed(Kind kind, @TempDir Path folder) throws IOException {
        try (House house = House.in(folder, kind)) {
            Path job = Feed.in(folder).visits(2, "2026-12-03").write();
            house.night(job, NIGHT);
            house.write("update batch_job_execution set status = 'FAILED', exit_code = 'FAILED'");
            house.write("update batch_step_execution set status = 'FAILED', exit_code = 'FAILED'"
                    + " where step_name = 'write-report'");

            Program.Ended purge = house.purge(SPRING);
            Program.Ended resumed = house.program.run("resume", "1", "--now", SPRING);

            assertThat(purge.err()).contains("Run 1 of 2026-12-01 is unfinished, so it stays", "nightrounds resume 1");
            assertThat(resumed.exitCode()).as(resumed.err()).isZero();
            assertThat(house.arrivals.acceptedSms()).hasSize(2);
            assertThat(house.rows("select id from appointment")).hasSize(2);
        }
    }

    @Test
    void refusesAPeriodThatIsNoneOrTooShortAndToWorkBesideARun(@TempDir Path folder) throws IOException {
        try (House house = House.withTables(folder, Kind.HSQLDB)) {
            Path job =
                    touches(Feed.in(folder).visits(1, "2026-12-03").write(), "follow-up: { after: P1D, latest: P2D }");

            assertThat(house.program.run("purge", "--older-than", "P3M").err()).contains("'P3M'", "such as P90D");
            assertThat(house.program.run("purge", "--older-than", "P7D").err()).contains("P7D is too short", "P8D");
            Program.Ended touched = house.program.run("purge", "--older-than", "P26D", "--job", job.toString());
            assertThat(touched.exitCode()).isEqualTo(2);
            assertThat(touched.err()).contains("P26D is too short: by job file " + job, "Write P27D or longer");
            assertThat(house.program
                            .run("purge", "--older-than", "P27D", "--job", job.toString())
                            .exitCode())
                    .isZero();
            try (HomeLock busy = HomeLock.take(folder.resolve("home"), Clock.systemUTC())) {
                Program.Ended refused = house.purge(SPRING);
                assertThat(refused.exitCode()).isEqualTo(6);
                assertThat(refused.err())
                        .contains("process " + ProcessHandle.current().pid());
            }
        }
    }

    private static Path touches(Path job, String more) throws IOException {
        String text = Files.readString(job);
        assertThat(text).contains(TOUCHES);
        return Files.writeString(job, text.replace(TOUCHES, TOUCHES.replace(" } }", " }, " + more + " }")));
    }

    /** A home with a database, a sandbox and the program. */
    private record House(Path home, NightDatabase database, Arrivals arrivals, Sandbox sandbox, InProcess program)
            implements AutoCloseable {
        static House in(Path folder, Kind kind) throws IOException {
            return of(folder, NightDatabase.fresh(kind, folder.resolve("home")));
        }

        static House withTables(Path folder, Kind kind) throws IOException {
            return of(folder, NightDatabase.withTables(kind, folder.resolve("home")));
        }

        private static House of(Path folder, NightDatabase database) throws IOException {
            Arrivals arrivals = new Arrivals(folder.resolve("ledger.jsonl"));
            Sandbox sandbox = Sandbox.start(new SandboxOptions(0, null, null, arrivals.ledger()));
            InProcess program = InProcess.in(database.home())
                    .against(sandbox.url().toString())
                    .with(database.settings());
            return new House(database.home(), database, arrivals, sandbox, program);
        }

        void night(Path job, String now) {
            Program.Ended night = program.run("run", job.toString(), "--now", now);
            assertThat(night.exitCode()).as(night.err()).isZero();
        }

        Program.Ended purge(String now, String... more) {
            List<String> command = new ArrayList<>(List.of("purge", "--older-than", "P90D", "--now", now));
            command.addAll(List.of(more));
            return program.run(command.toArray(String[]::new));
        }

        void answersAfterThePurge() {
            assertThat(program.run("runs").out().lines())
                    .singleElement()
                    .asString()
                    .contains("COMPLETED");
            assertThat(program.run("show").exitCode()).isZero();
            assertThat(program.run("show", "1").err()).contains("There is no run 1 here");
            assertThat(program.run("report").exitCode()).isZero();
            assertThat(program.run("resume").err()).contains("Nothing to resume");
            Program.Ended why = program.run("why", "v0000", "--now", SPRING);
            assertThat(why.exitCode()).isEqualTo(2);
            assertThat(why.err()).contains("or its records were purged");
        }

        List<String> reports() throws IOException {
            try (var folders = Files.list(home.resolve("reports"))) {
                return folders.map(Path::toString).sorted().toList();
            }
        }

        List<String> rows(String query) {
            return database.read(statement -> {
                List<String> rows = new ArrayList<>();
                try (ResultSet row = statement.executeQuery(query)) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
                return rows;
            });
        }

        void write(String statement) {
            database.read(open -> open.executeUpdate(statement));
        }

        void change(String visit, String update) {
            write(update + "(select id from reminder where appointment_id = '" + visit + "')");
        }

        /** Visits long past, each with a patient and a reminder that was sent. */
        void oldVisits(int number) {
            database.read(statement -> {
                for (int i = 0; i < number; i++) {
                    String id = String.format("'v%05d'", i);
                    statement.addBatch("insert into appointment (practice, id, patient_id, start_at, zone, calendar_id,"
                            + " cancelled, blocked, content_hash, source, line, seen_run) values ('thames', " + id
                            + ", "
                            + id + ", timestamp '2026-12-03 10:00:00', 'Europe/London', 'main', false, false, '-',"
                            + " 'appointments', 1, 1)");
                    statement.addBatch("insert into patient (practice, id, deceased, channels, opt_out, seen_run)"
                            + " values ('thames', " + id + ", false, '', '', 1)");
                    statement.addBatch("insert into reminder (practice, appointment_id, start_at, campaign, touch,"
                            + " patient_id, not_before, not_after, run, planned_at) values ('thames', " + id
                            + ", timestamp '2026-12-03 10:00:00', 'visit-reminder', 'two-days-before', " + id
                            + ", timestamp '2026-12-01 10:00:00', timestamp '2026-12-02 10:00:00', 1,"
                            + " timestamp '2026-12-01 10:00:00')");
                }
                statement.addBatch(
                        "insert into delivery (reminder_id, state, run, attempts, next_attempt_at, changed_at)"
                                + " select id, 'SENT', 1, 1, planned_at, planned_at from reminder");
                return statement.executeBatch();
            });
        }

        @Override
        public void close() {
            try (sandbox;
                    program) {}
        }
    }
}
