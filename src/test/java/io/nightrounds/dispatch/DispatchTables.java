package io.nightrounds.dispatch;

import io.nightrounds.appointment.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * A database with the rooms' tables, and reminders as planning would have left them there: reminder n is for
 * appointment a-n of patient p-n, on 10 June at ten in Boston, due from the 8th until a day before the visit.
 */
public final class DispatchTables {
    public static final Instant VISIT = Instant.parse("2026-06-10T14:00:00Z");
    public static final Instant NOT_BEFORE = Instant.parse("2026-06-08T12:00:00Z");
    public static final Instant NOT_AFTER = Instant.parse("2026-06-09T14:00:00Z");
    public static final String NOW = "2026-06-08T15:00:00Z";
    public static final String FICTIONAL_NUMBERS = "+44770090";

    public final DataSource source;
    public final JdbcTemplate jdbc;

    public DispatchTables(DataSource source) {
        this.source = source;
        this.jdbc = new JdbcTemplate(source);
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__rooms.sql")).execute(source);
    }

    public static DispatchTables inMemory() {
        return new DispatchTables(
                new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA", ""));
    }

    /** Plans reminders of those numbers on that channel. */
    public void plan(Channel channel, long first, long last) {
        List<Object[]> patients = new ArrayList<>();
        List<Object[]> appointments = new ArrayList<>();
        List<Object[]> accepted = new ArrayList<>();
        List<Object[]> reminders = new ArrayList<>();
        for (long n = first; n <= last; n++) {
            patients.add(new Object[] {"p-" + n, number(n), "p" + n + "@example.org"});
            appointments.add(new Object[] {"a-" + n, "p-" + n, VISIT.atOffset(ZoneOffset.UTC)});
            accepted.add(new Object[] {"a-" + n, VISIT.atOffset(ZoneOffset.UTC)});
            reminders.add(new Object[] {
                n,
                "a-" + n,
                VISIT.atOffset(ZoneOffset.UTC),
                "p-" + n,
                channel.name(),
                number(n),
                NOT_BEFORE.atOffset(ZoneOffset.UTC),
                NOT_AFTER.atOffset(ZoneOffset.UTC),
                NOT_BEFORE.atOffset(ZoneOffset.UTC)
            });
        }
        jdbc.batchUpdate("""
                insert into patient (practice, id, first_name, deceased, mobile, email, channels, opt_out, seen_run)
                values ('harbor', ?, 'Ann', false, ?, ?, '', '', 1)
                """, patients);
        jdbc.batchUpdate("""
                insert into appointment (practice, id, patient_id, start_at, zone, calendar_id, cancelled, blocked,
                    content_hash, source, line, seen_run)
                values ('harbor', ?, ?, ?, 'America/New_York', 'main', false, false, 'hash', 'appointments', 1, 1)
                """, appointments);
        jdbc.batchUpdate("""
                insert into sync_status (practice, appointment_id, content_hash, status, run, synced_at)
                values ('harbor', ?, 'hash', 'ACCEPTED', 1, ?)
                """, accepted);
        jdbc.batchUpdate("""
                insert into reminder (id, practice, appointment_id, start_at, campaign, touch, patient_id, channel,
                    recipient, language, not_before, not_after, run, planned_at)
                values (?, 'harbor', ?, ?, 'recall', 'two-days-before', ?, ?, ?, 'en', ?, ?, 1, ?)
                """, reminders);
    }

    /**
     * They are all of the first one's patient and may share a message; the visits are an hour apart, the last one
     * first.
     */
    public void together(long... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            OffsetDateTime start = VISIT.minus(Duration.ofHours(i)).atOffset(ZoneOffset.UTC);
            String patient = "p-" + numbers[0];
            jdbc.update(
                    "update appointment set patient_id = ?, start_at = ? where id = ?",
                    patient,
                    start,
                    "a-" + numbers[i]);
            jdbc.update(
                    "update reminder set patient_id = ?, recipient = ?, start_at = ?, group_key = ? where id = ?",
                    patient,
                    number(numbers[0]),
                    start,
                    "group of " + patient,
                    numbers[i]);
        }
    }

    /** What the server has counted up to now, by a query of its statistics; on PostgreSQL only. */
    public long counted(String query, Object... values) {
        jdbc.execute("select pg_stat_force_next_flush()");
        return Objects.requireNonNull(jdbc.queryForObject(query, Long.class, values));
    }

    /** A reminder that planning itself suppressed. */
    public void planSuppressed(long number) {
        plan(Channel.SMS, number, number);
        jdbc.update("update reminder set suppressed = 'no-contact', channel = null where id = ?", number);
    }

    /** A further way for a reminder of that number. */
    public void way(long reminder, int nth, Channel channel, Instant notBefore, Instant notAfter) {
        jdbc.update(
                """
                insert into reminder_way (reminder_id, nth, channel, recipient, language, not_before, not_after)
                values (?, ?, ?, ?, 'en', ?, ?)
                """,
                reminder,
                nth,
                channel.name(),
                number(reminder),
                notBefore.atOffset(ZoneOffset.UTC),
                notAfter.atOffset(ZoneOffset.UTC));
    }

    /** Which way a delivery has come to. */
    public int way(long reminder) {
        return db().sql("select way from delivery where reminder_id = ?")
                .param(reminder)
                .query(Integer.class)
                .single();
    }

    public String fellBack(long reminder) {
        return db().sql("select fell_back from delivery where reminder_id = ?")
                .param(reminder)
                .query(String.class)
                .single();
    }

    public static String number(long n) {
        return FICTIONAL_NUMBERS + String.format(Locale.ROOT, "%04d", n);
    }

    public String state(long reminder) {
        return db().sql("select state from delivery where reminder_id = ?")
                .param(reminder)
                .query(String.class)
                .single();
    }

    /** Of a delivery: its state, reason and number of attempts in one line. */
    public String delivery(long reminder) {
        return db().sql("select state, reason, attempts from delivery where reminder_id = ?")
                .param(reminder)
                .query((row, n) -> row.getString(1) + " " + row.getString(2) + " " + row.getInt(3))
                .single();
    }

    /** How many deliveries are in that state. */
    public long count(String state) {
        return db().sql("select count(*) from delivery where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }

    public Map<String, Object> attempt(long reminder, int number) {
        return jdbc.queryForMap("select * from attempt where reminder_id = ? and number = ?", reminder, number);
    }

    public long attempts() {
        return db().sql("select count(*) from attempt").query(Long.class).single();
    }

    public JdbcClient db() {
        return JdbcClient.create(jdbc);
    }
}
