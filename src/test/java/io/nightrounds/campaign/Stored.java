package io.nightrounds.campaign;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts patients and visits into the database as the feed would. */
public final class Stored {
    private final JdbcTemplate jdbc;
    private final List<Object[]> patients = new ArrayList<>();
    private final List<Object[]> visits = new ArrayList<>();

    private Stored(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public static Stored into(JdbcTemplate jdbc) {
        return new Stored(jdbc);
    }

    public Stored patient(String practice, String id, String mobile, String optOut) {
        patients.add(new Object[] {practice, id, mobile, id + "@example.org", optOut});
        return this;
    }

    public Stored visit(String practice, String id, String patient, String start) {
        visits.add(new Object[] {practice, id, patient, Instant.parse(start).atOffset(ZoneOffset.UTC)});
        return this;
    }

    public void flush() {
        jdbc.batchUpdate("""
                insert into patient (practice, id, first_name, deceased, mobile, email, channels, opt_out, seen_run)
                values (?, ?, 'Ann', false, ?, ?, '', ?, 1)
                """, patients);
        jdbc.batchUpdate("""
                insert into appointment (practice, id, patient_id, start_at, zone, calendar_id, cancelled, blocked,
                        content_hash, source, line, seen_run)
                values (?, ?, ?, ?, 'America/New_York', 'main', false, false, 'hash', 'appointments', 1, 1)
                """, visits);
        patients.clear();
        visits.clear();
    }
}
