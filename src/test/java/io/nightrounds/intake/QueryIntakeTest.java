package io.nightrounds.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.intake.IntakeLedger.Rejection;
import io.nightrounds.testkit.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Appointments and people read from somebody else's database, a PostgreSQL or an HSQLDB. */
class QueryIntakeTest {
    private static final String VISITS = """
            select concat('v', n) as "ID", 'harbor' as practice, concat('p', n) as "PatientId",
                   timestamp '2026-12-03 09:15:00' as date, 'main' as calendarid
            from generate_series(1, 2600) n""";

    private final String url = Postgres.freshDatabase();
    private final JdbcTemplate source = new JdbcTemplate(new DriverManagerDataSource(url));

    private Path folder;

    @BeforeEach
    void beIn(@TempDir Path scratch) {
        folder = scratch;
    }

    @Test
    void readsARowOfEveryTypeAsTheTextThatAFileWouldHave() {
        source.execute("create table visit (id bigint, at timestamp, moment timestamptz, born date, dead boolean,"
                + " minutes numeric(8, 2), note text, key uuid)");
        source.execute("insert into visit values (1, '2026-12-03 09:15', '2026-12-03 09:15+01', '1984-02-29', false,"
                + " 15.00, 'a, \"b\"', 'aaaaaaaa-0000-4000-8000-000000000001'), (2, null, '2026-12-03 09:15-05', null,"
                + " true, 1e3, null, 'aaaaaaaa-0000-4000-8000-000000000002')");

        try (IntakeRun intake = intake("""
                select id, 'harbor' as practice, key as patientid, coalesce(to_char(at, 'YYYY-MM-DD HH24:MI'),
                  to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"')) as date, minutes as duration,
                  born as dateofbirth, dead as deceased, note as details, 'main' as calendarid from visit""")) {
            JobExecution execution = intake.start();

            intake.assertRead(execution, 2, 2, 0);
            assertThat(intake.jdbc()
                            .queryForList(
                                    "select concat(id, '|', patient_id, '|', minutes, '|', coalesce(details, '')) from"
                                            + " appointment order by id",
                                    String.class))
                    .containsExactly(
                            "1|aaaaaaaa-0000-4000-8000-000000000001|15|a, \"b\"",
                            "2|aaaaaaaa-0000-4000-8000-000000000002|1000|");
            assertThat(intake.jdbc().queryForList("select deceased from patient order by id", Boolean.class))
                    .containsExactly(false, true);
        }
    }

    @Test
    void takesATimestampForTheClinicsClockAndOneWithAZoneForItsMoment() {
        source.execute("create table visit (id int, at timestamp, moment timestamptz)");
        source.execute("insert into visit values (1, '2026-12-03 09:15', '2026-12-03 09:15+01')");

        assertThat(starts("at")).isEqualTo("2026-12-03T14:15:00Z");
        assertThat(starts("moment")).isEqualTo("2026-12-03T08:15:00Z");
    }

    @Test
    void namesTheRowsThatItRefuses() {
        try (IntakeRun intake = intake("""
                select * from (values ('a', 'harbor', 'p1', timestamp '2026-12-03 09:15', 'main'),
                  ('a', 'harbor', 'p1', timestamp '2026-12-03 09:15', 'main'),
                  ('b', 'nowhere', 'p1', null, 'main')) v (id, practice, patientid, date, calendarid)""")) {
            JobExecution execution = intake.start();

            intake.assertRead(execution, 3, 1, 2);
            assertThat(rejections(intake, execution))
                    .extracting(rejection -> rejection.line() + " " + rejection.problem())
                    .containsExactly(
                            "2 stands twice in this query; the first row was taken",
                            "3 is no practice of the job file",
                            "3 is missing");
            assertThat(rejections(intake, execution).get(0).remedy()).startsWith("Row 1 has it first");
        }
    }

    @Test
    void joinsPeopleOfAnotherQueryByTheirIdAsText() {
        source.execute("create table people (pid bigint, cell text, sms text)");
        source.execute("insert into people values (1, '+44 7700 900111', 'YES'), (2, '+44 7700 900112', 'NO'),"
                + " (3, '+44 7700 900113', 'maybe')");
        String people = query("patients", "select pid, cell, sms from people")
                + "  columns: { patientId: pid, mobile: cell, optOut: sms }\n"
                + "  values: { optOut: { \"YES\": \"\", \"NO\": sms } }\n";
        String visits = query("appointments", """
                select n as id, 'soder' as practice, n as patientid, timestamp '2026-12-03 09:15' as date,
                  'main' as calendarid from generate_series(1, 3) n""");

        try (IntakeRun intake = IntakeRun.of(jobFile(people + visits))) {
            JobExecution execution = intake.start();

            intake.assertRead(execution, 3, 3, 0);
            assertThat(intake.jdbc()
                            .queryForList(
                                    "select concat(id, ' ', coalesce(mobile, ''), ' ', opt_out) from patient order by id",
                                    String.class))
                    .containsExactly("1 +447700900111 ", "2 +447700900112 SMS", "3  ");
            assertThat(rejections(intake, execution)).singleElement().satisfies(rejection -> assertThat(
                            rejection.source() + rejection.line() + rejection.given())
                    .isEqualTo("patients3maybe"));
        }
    }

    @Test
    void goesOnAfterALostConnectionByAskingAgain() {
        source.execute("create table outage as select true as here");
        try (IntakeRun intake = intake(VISITS.replace(
                "'main' as",
                "case when n = 1500 and (select here from outage) then"
                        + " pg_terminate_backend(pg_backend_pid())::text else 'main' end as"))) {

            JobExecution broken = intake.start();

            assertThat(IntakeRun.failure(broken))
                    .cause()
                    .isInstanceOf(FeedBroken.class)
                    .hasMessageContaining("broke off after")
                    .hasMessageContaining("Nothing was sent")
                    .hasMessageNotContaining("password");
            source.execute("update outage set here = false");
            intake.assertRead(intake.start(), 2600, 2600, 0);
        }
    }

    @Test
    void saysNothingOfTheDataThatAQueryFailsOn() {
        source.execute("create table visit as select n, case when n = 2000 then 'Ada Stone' else '7' end as cell from"
                + " generate_series(1, 2600) n");
        try (IntakeRun intake = intake(
                VISITS.replace("'main' as", "cell::int as").replace("from generate_series(1, 2600) n", "from visit"))) {
            assertThat(IntakeRun.failure(intake.start()))
                    .cause()
                    .isInstanceOf(FeedBroken.class)
                    .hasMessageContaining("SQL state 22P02")
                    .hasMessageNotContaining("Ada");
        }
    }

    @Test
    void cannotWriteEvenThroughAFunction() {
        source.execute("create table written (n int)");
        source.execute("create function sneak() returns int language sql as"
                + " 'insert into written values (1) returning n'");
        try (IntakeRun intake = intake(VISITS.replace("'main' as", "sneak() as"))) {
            assertThat(IntakeRun.failure(intake.start()))
                    .isInstanceOf(FeedRefused.class)
                    .hasMessageContaining("read-only transaction");
            assertThat(source.queryForObject("select count(*) from written", Long.class))
                    .isZero();
        }
    }

    @Test
    void refusesAResultWithoutTheColumnsThatAreNeeded() {
        try (IntakeRun intake =
                intake("select 1 as id, 'harbor' as practice, 'p' as patient_id, 'main' as calendarid")) {
            assertThat(IntakeRun.failure(intake.start()))
                    .isInstanceOf(FeedRefused.class)
                    .hasMessageContaining("The appointments query on database clinic (jdbc:postgresql://localhost")
                    .hasMessageContaining("'patientId' (did you mean 'patient_id'?), the column 'date'")
                    .hasMessageContaining("with 'as' in the query");
        }
    }

    @Test
    void doesNotTrustAResultWithoutAnyRow() {
        try (IntakeRun intake = intake(VISITS + " where false")) {
            assertThat(IntakeRun.failure(intake.start())).isInstanceOf(FeedRefused.class);
            assertThat(((FeedRefused) IntakeRun.failure(intake.start())).configuration())
                    .isFalse();
        }
    }

    @Test
    void readsHsqldbToo() {
        String mem = "jdbc:hsqldb:mem:" + UUID.randomUUID();
        JdbcTemplate hsqldb = new JdbcTemplate(new DriverManagerDataSource(mem, "sa", ""));
        hsqldb.execute("create table visit (id integer, starts timestamp, cell varchar(20))");
        hsqldb.update("insert into visit values (1, timestamp '2026-12-03 09:15:00', '+44 7700 900111')");
        String job = "appointments:\n  database: clinic\n  query: select id, 'harbor' as practice, id as patientId,"
                + " starts as date, 'main' as calendarId, cell as mobile from visit where starts >= :date\n";

        try (IntakeRun intake = IntakeRun.of(jobFile(job, "{ url: '" + mem + "', user: sa }"))) {
            intake.assertRead(intake.start(), 1, 1, 0);
        }
    }

    private String starts(String column) {
        try (IntakeRun intake = intake("select id, 'harbor' as practice, id as patientid, " + column
                + " as date, 'main' as calendarid from visit")) {
            intake.assertRead(intake.start(), 1, 1, 0);
            return intake.jdbc()
                    .queryForList("select start_at from appointment", OffsetDateTime.class)
                    .get(0)
                    .toInstant()
                    .toString();
        }
    }

    private IntakeRun intake(String sql) {
        return IntakeRun.of(jobFile(query("appointments", sql)));
    }

    private Path jobFile(String intake) {
        return jobFile(
                intake,
                "{ url: '" + url.replaceFirst("\\?.*", "")
                        + "', user: postgres, password: '${secret:DRILL_KEY}', fetchSize: 100 }");
    }

    private Path jobFile(String intake, String database) {
        try {
            return Files.writeString(
                    IntakeRun.jobFile(folder, intake),
                    "\ndatabases:\n  clinic: " + database + "\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String query(String source, String sql) {
        return source + ":\n  database: clinic\n  query: |\n" + sql.indent(4);
    }

    private static List<Rejection> rejections(IntakeRun intake, JobExecution execution) {
        List<Rejection> rejections = new ArrayList<>();
        intake.ledger().forEachRejection(IntakeRun.run(execution), rejections::add);
        assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        return rejections;
    }
}
