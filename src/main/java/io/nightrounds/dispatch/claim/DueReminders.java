package io.nightrounds.dispatch.claim;

import io.nightrounds.appointment.AppointmentColumns;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Moments;
import io.nightrounds.appointment.PatientColumns;
import io.nightrounds.campaign.Eligibility;
import io.nightrounds.campaign.cadence.Occasion;
import io.nightrounds.dispatch.ledger.InState;
import io.nightrounds.dispatch.ledger.Portion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Reads what is planned: which reminders a vendor has before it, and each of them afresh at its claim. */
@Component
public class DueReminders {
    /** Ordered as the index by state is, so that HSQLDB stops after a page instead of sorting all that is left. */
    private static final String PAGE = """
            select d.reminder_id, d.next_attempt_at from delivery d
            where d.state = 'PLANNED' and d.provider = :provider and d.bucket = :bucket and d.run = :run
              and d.reminder_id > :after
            order by d.state, d.provider, d.bucket, d.reminder_id
            fetch first 500 rows only
            """;

    private static final String PLANNED = InState.planned("d.state");

    /**
     * Joined from the left: HSQLDB then looks every id up by the key, where an inner join scans the table. And the ids
     * come from a row, where PostgreSQL does not count them: of one or two that it has counted it believes that
     * planning them anew is worth it, each time, and that takes longer than reading them.
     */
    private static final String AFRESH = """
            select r.id as r_id, d.attempts as d_attempts, d.way as d_way, d.provider as d_provider,
                   r.campaign as r_campaign, d.channel as d_channel, coalesce(w.language, r.language) as language,
                   r.start_at as r_start_at, r.occasion as r_occasion,
                   coalesce(w.not_before, r.not_before) as not_before, coalesce(w.not_after, r.not_after) as not_after,
                   case when d.way = 0 then r.group_key end as group_key,
                   case when s.status = 'ACCEPTED' and s.content_hash = a.content_hash then true else false end as synced,
            %s, %s
            from unnest((select cast(:ids as bigint array) from (values (0)) as one)) as k(id)
            left join delivery d on d.reminder_id = k.id and %s
            left join reminder r on r.id = d.reminder_id
            left join reminder_way w on w.reminder_id = d.reminder_id and w.nth = d.way
            left join appointment a on a.practice = r.practice and a.id = r.appointment_id
            left join patient p on p.practice = a.practice and p.id = a.patient_id
            left join sync_status s on s.practice = a.practice and s.appointment_id = a.id
            where p.id is not null
            order by k.id
            """.formatted(AppointmentColumns.SELECT, PatientColumns.SELECT, PLANNED);

    private static final String GROUPS = """
            select d.reminder_id
            from unnest(cast(:keys as varchar(64) array)) as k(group_key)
            left join reminder r on r.group_key = k.group_key
            left join delivery d on d.reminder_id = r.id and d.way = 0 and %s
            where d.run = :run and d.next_attempt_at <= :now
            order by d.reminder_id
            """.formatted(PLANNED);

    /** By the attempt, as a channel may have gone to another vendor since. */
    private static final String ASKED_TO_WAIT = """
            select max(d.next_attempt_at) as until from delivery d
            join attempt t on t.reminder_id = d.reminder_id and t.number = d.attempts
            where d.state in ('PLANNED', 'SUPPRESSED') and d.next_attempt_at > :now
              and t.provider = :provider and t.outcome = 'throttled'
            """;

    private static final String GONE_ON = """
            select d.reminder_id, d.provider, d.next_attempt_at
            from unnest(cast(:ids as bigint array)) as k(id)
            left join delivery d on d.reminder_id = k.id
            where %s and d.run = :run and d.way > 0 and d.reason is null
            """.formatted(PLANNED);

    public static final long BEFORE_ALL = Long.MIN_VALUE;

    private final JdbcClient jdbc;

    DueReminders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a run's whole dispatch that of every share. */
    long waiting(Portion portion) {
        return jdbc.sql("""
                        select count(*) from delivery
                        where state = 'PLANNED' and run = :run and (:shared = false or bucket = :bucket)
                        """)
                .param("run", portion.run())
                .param("shared", portion.share().shared())
                .param("bucket", portion.share().bucket())
                .query(Long.class)
                .single();
    }

    /** Until when a vendor asked to be left alone, in this run or an earlier one; empty where that is over. */
    Optional<Instant> askedToWait(String provider, Instant now) {
        return jdbc.sql(ASKED_TO_WAIT)
                .param("provider", provider)
                .param("now", Moments.written(now))
                .query((row, n) -> Optional.ofNullable(Moments.readOrNull(row, "until")))
                .single();
    }

    /** A planned reminder, and when it may be tried. */
    public record Waiting(long reminder, Instant notBefore) {}

    /** The next reminders of a vendor here, after that id; the first page comes after {@link #BEFORE_ALL}. */
    List<Waiting> page(Portion portion, String provider, long after) {
        return jdbc.sql(PAGE)
                .param("run", portion.run())
                .param("bucket", portion.share().bucket())
                .param("provider", provider)
                .param("after", after)
                .query((row, n) -> new Waiting(row.getLong("reminder_id"), Moments.read(row, "next_attempt_at")))
                .list();
    }

    /** A reminder on a further way. @param provider the vendor that it now waits for */
    public record GoneOn(String provider, Waiting waiting) {}

    /** Those of the reminders that have gone on to another way in this run, and that nothing keeps from being tried. */
    List<GoneOn> goneOn(long run, Collection<Long> ids) {
        return jdbc.sql(GONE_ON)
                .param("run", run)
                .param("ids", new SqlArrayValue("bigint", ids.toArray()))
                .query((row, n) -> new GoneOn(
                        row.getString("provider"),
                        new Waiting(row.getLong("reminder_id"), Moments.read(row, "next_attempt_at"))))
                .list();
    }

    /** Those of the reminders that are still planned, as they stand now. */
    List<DueReminder> afresh(Collection<Long> ids) {
        return jdbc.sql(AFRESH)
                .param("ids", new SqlArrayValue("bigint", ids.toArray()))
                .query((row, n) -> due(row))
                .list();
    }

    /** The other members of their groups that this run has still to send, and may try now. */
    List<DueReminder> companions(long run, List<DueReminder> reminders, Instant now) {
        Set<Long> known = reminders.stream().map(DueReminder::id).collect(Collectors.toSet());
        Object[] keys = reminders.stream()
                .map(DueReminder::groupKey)
                .filter(Objects::nonNull)
                .distinct()
                .toArray();
        if (keys.length == 0) {
            return List.of();
        }
        List<Long> ids = jdbc.sql(GROUPS)
                .param("keys", new SqlArrayValue("varchar", keys))
                .param("run", run)
                .param("now", Moments.written(now))
                .query(Long.class)
                .list();
        List<Long> others = ids.stream().filter(id -> !known.contains(id)).toList();
        return others.isEmpty() ? List.of() : afresh(others);
    }

    private static DueReminder due(ResultSet row) throws SQLException {
        return new DueReminder(
                row.getLong("r_id"),
                row.getInt("d_attempts"),
                row.getString("r_campaign"),
                new DueReminder.Way(
                        row.getInt("d_way"),
                        row.getString("d_provider"),
                        Channel.valueOf(row.getString("d_channel")),
                        row.getString("language"),
                        Moments.read(row, "not_before"),
                        Moments.read(row, "not_after")),
                new Eligibility.Planned(Occasion.valueOf(row.getString("r_occasion")), Moments.read(row, "r_start_at")),
                row.getString("group_key"),
                row.getBoolean("synced"),
                AppointmentColumns.read(row),
                PatientColumns.read(row));
    }
}
