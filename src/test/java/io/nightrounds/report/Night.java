package io.nightrounds.report;

import io.nightrounds.dispatch.doubt.Doubts;
import io.nightrounds.forecast.ForecastLedger;
import io.nightrounds.intake.IntakeLedger;
import io.nightrounds.intake.rejection.RejectionLog;
import io.nightrounds.sync.SyncLedger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A small night in a database, put there row by row as the other rooms would leave it. */
final class Night {
    static final long RUN = 7;
    static final Instant START = Instant.parse("2026-11-24T14:30:00Z");
    static final Clock CLOCK = Clock.fixed(START, ZoneOffset.UTC);

    final DataSource dataSource;
    final JdbcTransactionManager transactions;
    final JdbcClient db;
    private final JdbcTemplate sql;

    private Night(DataSource dataSource, String batchSchema) {
        this.dataSource = dataSource;
        this.transactions = new JdbcTransactionManager(dataSource);
        this.sql = new JdbcTemplate(dataSource);
        this.db = JdbcClient.create(sql);
        new ResourceDatabasePopulator(
                        new ClassPathResource(batchSchema), new ClassPathResource("db/migration/V2__rooms.sql"))
                .execute(dataSource);
    }

    static Night onHsqldb() {
        String url = "jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc";
        return new Night(
                new DriverManagerDataSource(url, "sa", ""), "org/springframework/batch/core/schema-hsqldb.sql");
    }

    static Night onPostgres(DataSource dataSource) {
        return new Night(dataSource, "org/springframework/batch/core/schema-postgresql.sql");
    }

    /** The standard night: two practices, one of everything, balanced. */
    Night filled() {
        feed(6);
        appointment("harbor", "a1");
        appointment("harbor", "a2");
        appointment("soder", "a3");
        appointment("soder", "a4");
        rejected(3, 1, "harbor", "mobile", "+46700000", "is too short for a phone number");
        rejected(3, 2, "harbor", "date", "tomorrow", "is no date");
        rejected(5, 1, null, "practice", "nowhere", "is no practice of the job file");
        notUsed(4, "harbor", "email", "anna.example.org", "is no e-mail address");
        synced("harbor", "a1", "ACCEPTED", RUN, "hash");
        synced("harbor", "a2", "ACCEPTED", 6, "hash");
        synced("soder", "a3", "REFUSED", RUN, "hash");
        delivery(reminder(1, "harbor", "a1", "SMS", "+46700000005"), "SENT", null, RUN);
        delivery(reminder(2, "harbor", "a2", "EMAIL", "anna@example.org"), "SUPPRESSED", "opted-out", RUN);
        delivery(reminder(3, "soder", "a3", "SMS", "+46700000017"), "PLANNED", "throttled", RUN);
        delivery(reminder(4, "soder", "a4", "VOICE", "+46700000029"), "FAILED", "invalid-number", RUN);
        return this;
    }

    void feed(long rows) {
        sql.update("insert into feed values (?, 'appointments', 'a.csv', 1, ?, ?, true)", RUN, at(START), rows);
    }

    void appointment(String practice, String id) {
        sql.update("""
                insert into appointment (practice, id, patient_id, start_at, zone, calendar_id, cancelled, blocked,
                    content_hash, source, line, seen_run)
                values (?, ?, ?, ?, 'Europe/Stockholm', 'main', false, false, 'hash', 'appointments', 1, ?)
                """, practice, id, "p-" + id, at(START), RUN);
    }

    void patient(String practice, String id, String language) {
        sql.update("""
                insert into patient (practice, id, deceased, language, channels, opt_out, seen_run)
                values (?, ?, false, ?, '', '', ?)
                """, practice, id, language, RUN);
    }

    /** @param problem the rule without the value, as intake writes it */
    void rejected(long line, int nth, @Nullable String practice, String field, String given, String problem) {
        rejection(line, nth, true, practice, field, given, problem);
    }

    void notUsed(long line, String practice, String field, String given, String problem) {
        rejection(line, 1, false, practice, field, given, problem);
    }

    private void rejection(
            long line,
            int nth,
            boolean refused,
            @Nullable String practice,
            String field,
            String given,
            String problem) {
        sql.update(
                "insert into rejection values (?, 'appointments', ?, ?, ?, ?, ?, ?, ?, 'Correct it.')",
                RUN,
                line,
                nth,
                refused,
                practice,
                field,
                given,
                problem);
    }

    void step(long execution, String name, String start, String end, String status) {
        sql.update(
                "insert into BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, JOB_INSTANCE_ID, CREATE_TIME)"
                        + " values (?, ?, timestamp '2026-11-22 02:00:00')",
                execution,
                RUN);
        sql.update(
                "insert into BATCH_STEP_EXECUTION (STEP_EXECUTION_ID, VERSION, STEP_NAME, JOB_EXECUTION_ID,"
                        + " CREATE_TIME, START_TIME, END_TIME, STATUS) values (?, 0, ?, ?,"
                        + " timestamp '" + start + "', timestamp '" + start + "', timestamp '" + end + "', ?)",
                execution,
                name,
                execution,
                status);
    }

    void synced(String practice, String id, String status, long run, String hash) {
        sql.update(
                "insert into sync_status values (?, ?, ?, ?, 'Calendar unknown', ?, ?)",
                practice,
                id,
                hash,
                status,
                run,
                at(START));
    }

    /** A reminder without a delivery yet. */
    long reminder(long id, String practice, String appointment, String channel, String recipient) {
        return reminder(id, practice, appointment, channel, recipient, RUN);
    }

    long reminder(long id, String practice, String appointment, String channel, String recipient, long run) {
        sql.update(
                """
                insert into reminder (id, practice, appointment_id, start_at, campaign, touch, patient_id, channel,
                    recipient, language, not_before, not_after, run, planned_at)
                values (?, ?, ?, ?, 'visit-reminder', 'two-days-before', ?, ?, ?, 'en', ?, ?, ?, ?)
                """,
                id,
                practice,
                appointment,
                at(START),
                "p-" + appointment,
                channel,
                recipient,
                at(START),
                at(START),
                run,
                at(START));
        return id;
    }

    void delivery(long reminder, String state, @Nullable String reason, long run) {
        sql.update("""
                insert into delivery (reminder_id, state, reason, detail, channel, provider, run, attempts,
                    next_attempt_at, changed_at)
                select id, cast(? as varchar(12)), cast(? as varchar(60)), 'the provider said so', channel, 'bokamera',
                       cast(? as bigint), 1, planned_at, planned_at
                from reminder where id = ?
                """, state, reason, run, reminder);
    }

    void attempt(long reminder, int number, @Nullable String outcome, @Nullable String detail) {
        attempt(reminder, number, RUN, outcome, detail);
    }

    /** As a claim and its settling leave it: the delivery tells of its latest attempt. */
    void attempt(long reminder, int number, long run, @Nullable String outcome, @Nullable String detail) {
        sql.update("update delivery set attempts = ?, detail = ? where reminder_id = ?", number, detail, reminder);
        sql.update("""
                insert into attempt (reminder_id, number, run, provider, channel, recipient, request_hash, claimed_at,
                    outcome, detail)
                values (?, ?, ?, 'bokamera', 'SMS', '+46700000031', 'x', ?, ?, ?)
                """, reminder, number, run, at(START), outcome, detail);
    }

    RunReport report() {
        return report("COMPLETED");
    }

    RunReport report(String status) {
        return books().of(new RunFacts(RUN, "nightly", LocalDate.parse("2026-11-22"), status, 0));
    }

    RunBooks books() {
        try (AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext()) {
            register(rooms);
            rooms.register(
                    RunBooks.class,
                    FigureQueries.class,
                    RunFindings.class,
                    FindingQueries.class,
                    RejectionRows.class,
                    ReminderRows.class,
                    RunCourse.class,
                    StepTimes.class);
            rooms.refresh();
            return rooms.getBean(RunBooks.class);
        }
    }

    /** The database, and what the other rooms have to show of it. */
    void register(AnnotationConfigApplicationContext rooms) {
        rooms.registerBean(JdbcTemplate.class, () -> sql);
        rooms.registerBean(JdbcClient.class, () -> db);
        rooms.registerBean(Clock.class, () -> CLOCK);
        rooms.registerBean(PlatformTransactionManager.class, () -> transactions);
        rooms.register(IntakeLedger.class, RejectionLog.class, SyncLedger.class, Doubts.class, ForecastLedger.class);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
