package io.nightrounds.appointment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The only writer of tables {@code appointment}, {@code practice_seen} and {@code patient}, but for {@link
 * AppointmentRecords}, which deletes old rows. Saving takes part in the caller's transaction; saving the same rows of
 * the same run again changes nothing.
 *
 * <p>Of several rows about a patient in one run the last one's details hold, but an opt-out or a death that any of them
 * states stays.
 */
@Component
public class AppointmentStore {
    /** In the order of {@link #values}. */
    private static final List<String> COLUMNS = List.of(
            "practice",
            "id",
            "patient_id",
            "start_at",
            "zone",
            "minutes",
            "calendar_id",
            "type_id",
            "location_id",
            "summary",
            "details",
            "cancelled",
            "blocked",
            "old_id",
            "updox_id",
            "content_hash",
            "source",
            "line",
            "seen_run",
            "status_at",
            "first_seen_run",
            "placed_run",
            "placed_at");

    /** What is set is compared with what was. */
    private static final String UPDATE = """
            update appointment set patient_id = :patient_id, start_at = :start_at, zone = :zone, minutes = :minutes,
                calendar_id = :calendar_id, type_id = :type_id, location_id = :location_id, summary = :summary,
                details = :details, cancelled = :cancelled, blocked = :blocked, old_id = :old_id,
                updox_id = :updox_id, content_hash = :content_hash, source = :source, line = :line,
                seen_run = :seen_run,
                placed_run = case when start_at = :start_at then placed_run else :placed_run end,
                placed_at = case when start_at = :start_at then placed_at else :placed_at end,
                status_at = case when cancelled = :cancelled then status_at else :status_at end
            where practice = :practice and id = :id
            """;

    /** The same for many rows, whose values come as arrays. */
    private static final String TOGETHER = """
            insert into appointment as a (%s)
            select * from unnest(:practice, :id, :patient_id, cast(:start_at as timestamptz[]), :zone,
                cast(:minutes as integer[]), :calendar_id, :type_id, :location_id, :summary, :details,
                cast(:cancelled as boolean[]), cast(:blocked as boolean[]), :old_id, cast(:updox_id as bigint[]),
                :content_hash, :source, cast(:line as bigint[]), cast(:seen_run as bigint[]),
                cast(:status_at as timestamptz[]), cast(:first_seen_run as bigint[]),
                cast(:placed_run as bigint[]), cast(:placed_at as timestamptz[])) as u
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
            """.formatted(String.join(", ", COLUMNS));

    /**
     * Since when a practice has appointments: asking them all would need an index that is written for every one of
     * them.
     */
    private static final String PRACTICE = """
            insert into practice_seen (practice, first_run)
            select v.practice, v.run from (values (cast(? as varchar(100)), cast(? as bigint))) as v(practice, run)
            where not exists (select 1 from practice_seen p where p.practice = v.practice)
            """;

    private final JdbcTemplate jdbc;
    private final Upsert upsert;
    private final StoredRows stored;
    private final PatientStore patients;
    private final Clock clock;

    AppointmentStore(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.upsert = new Upsert(jdbc, "appointment", COLUMNS, UPDATE, TOGETHER);
        this.stored = new StoredRows(jdbc, "appointment", "seen_run, line");
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

    /**
     * What is known of appointments before they are saved.
     *
     * @param lines the lines on which this run has already read them; those it has not seen are absent
     * @param stored those that are there at all
     */
    public record Known(Map<AppointmentKey, Long> lines, Set<AppointmentKey> stored) {}

    /** Asks for these appointments, none of which may be saved by anyone else before the caller does. */
    public Known known(long run, Collection<AppointmentKey> keys) {
        Known known = new Known(new HashMap<>(), new HashSet<>());
        keys.stream()
                .collect(Collectors.groupingBy(AppointmentKey::practice))
                .forEach((practice, its) -> known(run, practice, its, known));
        return known;
    }

    /**
     * Inserts or updates, and marks as seen by the run; no appointment may occur twice. What is different from what
     * stood there is noticed: when an appointment was first seen, at which start, and cancelled or not.
     */
    public void save(long run, Collection<Sighting> sightings) {
        save(
                run,
                sightings,
                known(
                        run,
                        sightings.stream()
                                .map(sighting -> sighting.appointment().key())
                                .toList()));
    }

    /** The same, where {@code known} was asked for in this transaction. */
    public void save(long run, Collection<Sighting> sightings, Known known) {
        OffsetDateTime seenAt = Moments.written(clock.instant());
        Upsert.Rows rows = new Upsert.Rows();
        Set<String> practices = new HashSet<>();
        for (Sighting sighting : sightings) {
            AppointmentKey key = sighting.appointment().key();
            if (known.stored().contains(key)) {
                rows.there().add(values(run, sighting, seenAt));
            } else {
                rows.missing().add(values(run, sighting, seenAt));
                practices.add(key.practice());
            }
        }
        List<Patient> seen = sightings.stream().map(Sighting::patient).toList();
        PatientStore.Found found = patients.find(run, seen);
        Upsert.Rows theirs = upsert.save(rows, () -> patients.rows(run, seen, found));
        jdbc.batchUpdate(
                PRACTICE,
                practices.stream().map(practice -> new Object[] {practice, run}).toList());
        patients.save(theirs);
    }

    /**
     * Takes back that the run has seen anything, for a run that reads its input from the start again. Run numbers are
     * counted from 0, so what no run has seen is marked -1.
     */
    public void forget(long run) {
        jdbc.update("update appointment set seen_run = -1 where seen_run = ?", run);
        patients.forget(run);
    }

    private void known(long run, String practice, List<AppointmentKey> keys, Known known) {
        stored.find(practice, keys.stream().map(AppointmentKey::id).toList(), row -> {
            AppointmentKey key = new AppointmentKey(practice, row.getString("id"));
            known.stored().add(key);
            if (row.getLong("seen_run") == run) {
                known.lines().put(key, row.getLong("line"));
            }
        });
    }

    private static @Nullable Object[] values(long run, Sighting sighting, OffsetDateTime seenAt) {
        Appointment appointment = sighting.appointment();
        return new @Nullable Object[] {
            appointment.key().practice(),
            appointment.key().id(),
            appointment.patientId(),
            Moments.written(appointment.start()),
            appointment.zone().getId(),
            appointment.minutes(),
            appointment.calendarId(),
            appointment.typeId(),
            appointment.locationId(),
            appointment.summary(),
            appointment.details(),
            appointment.cancelled(),
            appointment.blocked(),
            appointment.oldId(),
            appointment.updoxId(),
            appointment.contentHash(),
            sighting.source(),
            sighting.line(),
            run,
            seenAt,
            run,
            run,
            seenAt
        };
    }
}
