package io.nightrounds.appointment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The only writer of tables {@code appointment} and {@code patient}, but for {@link AppointmentRecords}, which deletes old rows. Saving takes part in the caller's transaction;
 * saving the same rows of the same run again changes nothing.
 *
 * <p>Of several rows about a patient in one run the last one's details hold, but an opt-out or a death that any of them
 * states stays.
 */
@Component
public class AppointmentStore {
    /** Every column but the key, so that one text serves update and insert. What is set is compared with what was. */
    private static final String UPDATE = """
            update appointment set patient_id = :patientId, start_at = :startAt, zone = :zone, minutes = :minutes,
                calendar_id = :calendarId, type_id = :typeId, location_id = :locationId, summary = :summary,
                details = :details, cancelled = :cancelled, blocked = :blocked, old_id = :oldId,
                updox_id = :updoxId, content_hash = :contentHash, source = :source, line = :line, seen_run = :run,
                placed_run = case when start_at = :startAt then placed_run else :run end,
                placed_at = case when start_at = :startAt then placed_at else :seenAt end,
                status_at = case when cancelled = :cancelled then status_at else :seenAt end
            where practice = :practice and id = :id
            """;

    private static final String INSERT = """
            insert into appointment (practice, id, patient_id, start_at, zone, minutes, calendar_id, type_id,
                location_id, summary, details, cancelled, blocked, old_id, updox_id, content_hash, source, line,
                seen_run, first_seen_run, placed_run, placed_at, status_at)
            values (:practice, :id, :patientId, :startAt, :zone, :minutes, :calendarId, :typeId, :locationId,
                :summary, :details, :cancelled, :blocked, :oldId, :updoxId, :contentHash, :source, :line, :run,
                :run, :run, :seenAt, :seenAt)
            """;

    /** The same for many rows, whose values come as arrays. */
    private static final String TOGETHER = """
            insert into appointment as a (practice, id, patient_id, start_at, zone, minutes, calendar_id, type_id,
                location_id, summary, details, cancelled, blocked, old_id, updox_id, content_hash, source, line,
                seen_run, status_at, first_seen_run, placed_run, placed_at)
            select u.*, u.run, u.run, u.seen_at
            from unnest(:practice, :id, :patientId, cast(:startAt as timestamptz[]), :zone,
                    cast(:minutes as integer[]), :calendarId, :typeId, :locationId, :summary, :details,
                    cast(:cancelled as boolean[]), cast(:blocked as boolean[]), :oldId, cast(:updoxId as bigint[]),
                    :contentHash, :source, cast(:line as bigint[]), cast(:run as bigint[]),
                    cast(:seenAt as timestamptz[]))
                as u (practice, id, patient_id, start_at, zone, minutes, calendar_id, type_id, location_id, summary,
                    details, cancelled, blocked, old_id, updox_id, content_hash, source, line, run, seen_at)
            on conflict (practice, id) do update set
                patient_id = excluded.patient_id, start_at = excluded.start_at, zone = excluded.zone,
                minutes = excluded.minutes, calendar_id = excluded.calendar_id, type_id = excluded.type_id,
                location_id = excluded.location_id, summary = excluded.summary, details = excluded.details,
                cancelled = excluded.cancelled, blocked = excluded.blocked, old_id = excluded.old_id,
                updox_id = excluded.updox_id, content_hash = excluded.content_hash, source = excluded.source,
                line = excluded.line, seen_run = excluded.seen_run,
                placed_run = case when a.start_at = excluded.start_at then a.placed_run else excluded.placed_run end,
                placed_at = case when a.start_at = excluded.start_at then a.placed_at else excluded.placed_at end,
                status_at = case when a.cancelled = excluded.cancelled then a.status_at else excluded.status_at end
            """;

    /** Joined from the left: HSQLDB then looks every id up by the key, where an inner join scans the table. */
    private static final String LINES = """
            select a.id, a.line from unnest(cast(? as varchar(200) array)) as k(id)
            left join appointment a on a.practice = ? and a.id = k.id and a.seen_run = ?
            where a.id is not null
            """;

    private final JdbcTemplate jdbc;
    private final Upsert upsert;
    private final PatientStore patients;
    private final Clock clock;

    AppointmentStore(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.upsert = new Upsert(new NamedParameterJdbcTemplate(jdbc), UPDATE, INSERT, TOGETHER);
        this.patients = new PatientStore(jdbc);
        this.clock = clock;
    }

    /**
     * An appointment and who comes to it, with the place they were read from.
     *
     * @param source which input of the job file, such as {@code appointments}
     * @param line the line its row begins on, counted from 1
     */
    public record Sighting(Appointment appointment, Patient patient, String source, long line) {}

    /** The lines on which this run has already read these appointments; those it has not seen are absent. */
    public Map<AppointmentKey, Long> linesSeen(long run, Collection<AppointmentKey> keys) {
        Map<AppointmentKey, Long> lines = new HashMap<>();
        keys.stream()
                .collect(Collectors.groupingBy(AppointmentKey::practice))
                .forEach((practice, its) -> linesSeen(run, practice, its, lines));
        return lines;
    }

    /**
     * Inserts or updates, and marks as seen by the run; no appointment may occur twice. What is different from what
     * stood there is noticed: when an appointment was first seen, at which start, and cancelled or not.
     */
    public void save(long run, Collection<Sighting> sightings) {
        OffsetDateTime seenAt = Moments.written(clock.instant());
        upsert.save(sightings.stream()
                .map(sighting -> parameters(run, sighting).addValue("seenAt", seenAt))
                .toList());
        patients.save(run, sightings.stream().map(Sighting::patient).toList());
    }

    /**
     * Takes back that the run has seen anything, for a run that reads its input from the start again. Run numbers are
     * counted from 0, so what no run has seen is marked -1.
     */
    public void forget(long run) {
        jdbc.update("update appointment set seen_run = -1 where seen_run = ?", run);
        patients.forget(run);
    }

    private void linesSeen(long run, String practice, List<AppointmentKey> keys, Map<AppointmentKey, Long> lines) {
        Object[] ids = keys.stream().map(AppointmentKey::id).toArray();
        jdbc.query(
                LINES,
                statement -> {
                    statement.setArray(1, statement.getConnection().createArrayOf("varchar", ids));
                    statement.setString(2, practice);
                    statement.setLong(3, run);
                },
                row -> {
                    lines.put(new AppointmentKey(practice, row.getString("id")), row.getLong("line"));
                });
    }

    private static MapSqlParameterSource parameters(long run, Sighting sighting) {
        Appointment appointment = sighting.appointment();
        return Upsert.parameters()
                .addValue("practice", appointment.key().practice())
                .addValue("id", appointment.key().id())
                .addValue("patientId", appointment.patientId())
                .addValue("startAt", Moments.written(appointment.start()))
                .addValue("zone", appointment.zone().getId())
                .addValue("minutes", appointment.minutes())
                .addValue("calendarId", appointment.calendarId())
                .addValue("typeId", appointment.typeId())
                .addValue("locationId", appointment.locationId())
                .addValue("summary", appointment.summary())
                .addValue("details", appointment.details())
                .addValue("cancelled", appointment.cancelled())
                .addValue("blocked", appointment.blocked())
                .addValue("oldId", appointment.oldId())
                .addValue("updoxId", appointment.updoxId())
                .addValue("contentHash", appointment.contentHash())
                .addValue("source", sighting.source())
                .addValue("line", sighting.line())
                .addValue("run", run);
    }
}
