package io.nightrounds.campaign;

import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Moments;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.campaign.who.CapProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Holds a page of touches against the caps, with all that was planned before and goes out at about the same time. */
@Component
class ContactCaps {
    /** Farther apart than this, two reminders are never within the same seven days of anybody's clock. */
    private static final Duration APART = Duration.ofDays(8);

    private static final String COLUMNS = """
            select r.practice, r.appointment_id, r.start_at, r.campaign, r.touch, r.patient_id, r.recipient,
                   r.group_key, r.not_before, r.planned_at
            """;

    /** What failed or was suppressed reached nobody. */
    private static final String GOES_OUT = """
            left join delivery d on d.reminder_id = r.id
            where r.id is not null and (d.state is null or d.state not in ('SUPPRESSED', 'FAILED'))
            """;

    /** Joined from the left: HSQLDB then looks every key up by the index, where an inner join scans the table. */
    private static final String OF_PATIENTS = COLUMNS + """
            from unnest(cast(:keys as varchar(200) array)) as k(id)
            left join reminder r on r.practice = :practice and r.patient_id = k.id and r.suppressed is null
                 and r.not_before <= :until and r.not_after >= :from
            """ + GOES_OUT;

    private static final String OF_RECIPIENTS = COLUMNS + """
            from unnest(cast(:keys as varchar(320) array)) as k(id)
            left join reminder r on r.recipient = k.id and r.suppressed is null
                 and r.not_before <= :until and r.not_after >= :from
            """ + GOES_OUT;

    private final JdbcClient jdbc;
    private final CapProperties caps;

    ContactCaps(JdbcClient jdbc, CapProperties caps) {
        this.jdbc = jdbc;
        this.caps = caps;
    }

    /** The touches in their order, those suppressed that would be too much. A query a practice, and one for all. */
    List<PlannedTouch> hold(List<PlannedTouch> touches, Instant now) {
        List<PlannedTouch> sent =
                touches.stream().filter(touch -> touch.suppressed() == null).toList();
        return sent.isEmpty() || caps.equals(CapProperties.OFF)
                ? touches
                : new CapTally(caps, earlier(sent, now)).hold(touches, now);
    }

    private Set<EarlierReminder> earlier(List<PlannedTouch> touches, Instant now) {
        Period period = Period.of(touches, now);
        Set<EarlierReminder> earlier = new HashSet<>(ask(
                OF_RECIPIENTS,
                Map.of(),
                touches.stream().map(PlannedTouch::recipient).distinct().toArray(),
                period));
        touches.stream()
                .collect(
                        Collectors.groupingBy(touch -> touch.key().appointment().practice()))
                .forEach((practice, its) -> earlier.addAll(ask(
                        OF_PATIENTS,
                        Map.of("practice", practice),
                        its.stream().map(PlannedTouch::patientId).distinct().toArray(),
                        period)));
        return earlier;
    }

    private List<EarlierReminder> ask(String query, Map<String, Object> more, Object[] keys, Period period) {
        return jdbc.sql(query)
                .params(more)
                .param("keys", new SqlArrayValue("varchar", keys))
                .param("from", Moments.written(period.from()))
                .param("until", Moments.written(period.until()))
                .query((row, n) -> reminder(row))
                .list();
    }

    private static EarlierReminder reminder(ResultSet row) throws SQLException {
        String practice = row.getString("practice");
        String group = row.getString("group_key");
        Instant notBefore = Moments.read(row, "not_before");
        Instant planned = Moments.read(row, "planned_at");
        TouchKey key = new TouchKey(
                new AppointmentKey(practice, row.getString("appointment_id")),
                Moments.read(row, "start_at"),
                row.getString("campaign"),
                row.getString("touch"));
        return new EarlierReminder(
                key,
                group == null ? key : group,
                new PatientKey(practice, row.getString("patient_id")),
                Objects.requireNonNull(row.getString("recipient")),
                notBefore.isBefore(planned) ? planned : notBefore);
    }

    /** The time in which reminders count for some touch. */
    private record Period(Instant from, Instant until) {
        static Period of(List<PlannedTouch> touches, Instant now) {
            Instant last = now;
            for (PlannedTouch touch : touches) {
                last = touch.notBefore().isAfter(last) ? touch.notBefore() : last;
            }
            return new Period(now.minus(APART), last.plus(APART));
        }
    }
}
