package io.nightrounds.campaign;

import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The only writer of table {@code reminder}: one row for each due touch, sent or not, written once and never changed.
 */
@Component
final class ReminderLedger {
    private static final int LONGEST_DETAIL = 500;

    private static final String INSERT = """
            insert into reminder (practice, appointment_id, start_at, campaign, touch, patient_id, channel, recipient,
                    language, not_before, not_after, suppressed, detail, run, planned_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** A range, because HSQLDB reads all reminders of the practice for a list of ids. */
    private static final String KNOWN = """
            select appointment_id, start_at, campaign, touch from reminder
            where practice = ? and appointment_id between ? and ?
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ReminderLedger(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes those touches that have no row yet; the others stay as an earlier run planned them.
     *
     * @param touches in the order in which the database sorts their appointments' ids
     * @return how many rows were written
     */
    int record(long run, List<PlannedTouch> touches) {
        Set<TouchKey> known = known(touches);
        List<Object[]> rows = touches.stream()
                .filter(touch -> !known.contains(touch.key()))
                .map(touch -> row(run, touch))
                .toList();
        jdbc.batchUpdate(INSERT, rows);
        return rows.size();
    }

    private Set<TouchKey> known(List<PlannedTouch> touches) {
        Set<TouchKey> known = new HashSet<>();
        idsByPractice(touches)
                .forEach((practice, ids) -> known.addAll(jdbc.query(
                        KNOWN, (row, number) -> key(practice, row), practice, ids.get(0), ids.get(ids.size() - 1))));
        return known;
    }

    private static Map<String, List<String>> idsByPractice(List<PlannedTouch> touches) {
        return touches.stream()
                .map(touch -> touch.key().appointment())
                .collect(Collectors.groupingBy(
                        AppointmentKey::practice, Collectors.mapping(AppointmentKey::id, Collectors.toList())));
    }

    private static TouchKey key(String practice, ResultSet row) throws SQLException {
        return new TouchKey(
                new AppointmentKey(practice, row.getString("appointment_id")),
                row.getObject("start_at", OffsetDateTime.class).toInstant(),
                row.getString("campaign"),
                row.getString("touch"));
    }

    private Object[] row(long run, PlannedTouch touch) {
        TouchKey key = touch.key();
        Channel channel = touch.channel();
        SuppressionReason suppressed = touch.suppressed();
        return new @Nullable Object[] {
            key.appointment().practice(),
            key.appointment().id(),
            utc(key.start()),
            key.campaign(),
            key.touch(),
            touch.patientId(),
            channel == null ? null : channel.name(),
            touch.recipient(),
            touch.language(),
            utc(touch.notBefore()),
            utc(touch.notAfter()),
            suppressed == null ? null : suppressed.word(),
            shortened(touch.detail()),
            run,
            utc(clock.instant())
        };
    }

    private static @Nullable String shortened(@Nullable String detail) {
        return detail == null || detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
