package io.nightrounds.sync;

import io.nightrounds.appointment.Appointment;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A database with the rooms' tables, and appointments as intake would have left them there. */
final class SyncTables {
    final DataSource source;
    final JdbcTemplate jdbc;

    SyncTables(DataSource source) {
        this.source = source;
        this.jdbc = new JdbcTemplate(source);
        execute("db/migration/V2__rooms.sql");
    }

    static SyncTables inMemory() {
        return new SyncTables(
                new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA", ""));
    }

    void execute(String script) {
        new ResourceDatabasePopulator(new ClassPathResource(script)).execute(source);
    }

    void seen(long run, List<Appointment> appointments) {
        jdbc.batchUpdate("""
                insert into appointment (practice, id, patient_id, start_at, zone, minutes, calendar_id, summary,
                    cancelled, blocked, content_hash, source, line, seen_run)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'test', 1, ?)
                """, appointments.stream().map(one -> row(run, one)).toList());
    }

    void moved(String id) {
        jdbc.update("update appointment set content_hash = 'another' where id = ?", id);
    }

    /** The statuses as {@code id STATUS}, in the order of the ids. */
    List<String> statuses() {
        return jdbc.queryForList(
                "select appointment_id || ' ' || status from sync_status order by practice, appointment_id",
                String.class);
    }

    private static Object[] row(long run, Appointment one) {
        return new Object[] {
            one.key().practice(),
            one.key().id(),
            one.patientId(),
            one.start().atOffset(ZoneOffset.UTC),
            one.zone().getId(),
            one.minutes(),
            one.calendarId(),
            one.summary(),
            one.cancelled(),
            one.blocked(),
            one.contentHash(),
            run
        };
    }
}
