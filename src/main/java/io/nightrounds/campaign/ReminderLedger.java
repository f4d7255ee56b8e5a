package io.nightrounds.campaign;

import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The only writer of table {@code reminder}, but for {@link CampaignRecords}, which deletes old rows, and with {@link
 * FurtherWayRows} of its further ways: one row for each due touch, sent or not. It is written once; only a touch that
 * was never sent for what was true of its visit then, such as that it was cancelled, is planned again when that is no
 * longer so.
 */
@Component
final class ReminderLedger {
    private static final int LONGEST_DETAIL = 500;

    private static final String INSERT = """
            insert into reminder (practice, appointment_id, start_at, campaign, touch, patient_id, channel, recipient,
                    language, not_before, not_after, suppressed, detail, run, planned_at, occasion, group_key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** Ranges, because HSQLDB reads all reminders of the practice for a list of ids. */
    private static final String KNOWN = """
            select r.id, r.appointment_id, r.start_at, r.campaign, r.touch,
                   case when d.state is null then r.suppressed when d.state = 'SUPPRESSED' then d.reason end as unsent
            from reminder r left join delivery d on d.reminder_id = r.id
            where r.practice = ? and r.appointment_id between ? and ? and r.start_at between ? and ?
            """;

    /** What is claimed, sent or in doubt stays as it is, whatever was read of it before. */
    private static final String PLAN_AGAIN = """
            update reminder set channel = ?, recipient = ?, language = ?, not_before = ?, not_after = ?,
                   suppressed = null, detail = ?, replanned_run = ?, group_key = ?
            where id = ? and not exists (
                  select 1 from delivery d where d.reminder_id = reminder.id and d.state <> 'SUPPRESSED')
            """;

    private final JdbcTemplate jdbc;
    private final ContactCaps caps;
    private final Forgotten forgotten;
    private final FurtherWayRows ways;
    private final Clock clock;

    ReminderLedger(JdbcTemplate jdbc, ContactCaps caps, Clock clock) {
        this.jdbc = jdbc;
        this.caps = caps;
        this.forgotten = new Forgotten(JdbcClient.create(jdbc));
        this.ways = new FurtherWayRows(jdbc);
        this.clock = clock;
    }

    /**
     * Writes those touches that have no row yet, and plans again those that an earlier run suppressed for a reason
     * that no longer holds; the others stay as they are. What is new is held against the caps, and against what was
     * forgotten.
     *
     * @param touches in the order in which the database sorts their appointments' ids
     * @return how many rows were new
     */
    int record(long run, List<PlannedTouch> touches) {
        Map<TouchKey, Row> known = known(touches);
        List<PlannedTouch> open = caps.hold(
                forgotten.hold(touches.stream()
                        .filter(touch -> isOpen(known.get(touch.key())))
                        .toList()),
                clock.instant());
        List<PlannedTouch> unknown =
                open.stream().filter(touch -> !known.containsKey(touch.key())).toList();
        jdbc.batchUpdate(INSERT, unknown.stream().map(touch -> row(run, touch)).toList());
        ways.insert(unknown);
        planAgain(run, open, known);
        return unknown.size();
    }

    private static boolean isOpen(@Nullable Row row) {
        return row == null || row.reversible();
    }

    private void planAgain(long run, List<PlannedTouch> touches, Map<TouchKey, Row> known) {
        List<PlannedTouch> again = touches.stream()
                .filter(touch -> touch.suppressed() == null && reversible(known.get(touch.key())))
                .toList();
        if (again.isEmpty()) {
            return;
        }
        List<Row> rows = again.stream()
                .map(touch -> Objects.requireNonNull(known.get(touch.key())))
                .toList();
        List<Object[]> values = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            values.add(again(run, again.get(i), rows.get(i)));
        }
        replaceWays(again, rows, jdbc.batchUpdate(PLAN_AGAIN, values));
    }

    private void replaceWays(List<PlannedTouch> again, List<Row> rows, int[] changed) {
        List<Long> reminders = new ArrayList<>();
        List<PlannedTouch> planned = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 1) {
                reminders.add(rows.get(i).id());
                planned.add(again.get(i));
            }
        }
        ways.replace(reminders, planned);
    }

    private static boolean reversible(@Nullable Row row) {
        return row != null && row.reversible();
    }

    /** A row there is. @param unsent the word of the reason for which it was never sent; null where it may be or was */
    private record Row(long id, @Nullable String unsent) {
        boolean reversible() {
            return unsent != null
                    && SuppressionReason.of(unsent)
                            .filter(SuppressionReason::isReversible)
                            .isPresent();
        }
    }

    private Map<TouchKey, Row> known(List<PlannedTouch> touches) {
        Map<TouchKey, Row> known = new HashMap<>();
        touches.stream()
                .map(PlannedTouch::key)
                .collect(Collectors.groupingBy(key -> key.appointment().practice()))
                .forEach((practice, keys) -> known(practice, keys, known));
        return known;
    }

    private void known(String practice, List<TouchKey> keys, Map<TouchKey, Row> known) {
        List<Instant> starts = keys.stream().map(TouchKey::start).sorted().toList();
        jdbc.query(
                KNOWN,
                row -> {
                    known.put(key(practice, row), new Row(row.getLong("id"), row.getString("unsent")));
                },
                practice,
                keys.get(0).appointment().id(),
                keys.get(keys.size() - 1).appointment().id(),
                Moments.written(starts.get(0)),
                Moments.written(starts.get(starts.size() - 1)));
    }

    private static Object[] again(long run, PlannedTouch touch, Row row) {
        Channel channel = Objects.requireNonNull(touch.channel());
        String before = "planned again: it had been suppressed as " + row.unsent();
        return new @Nullable Object[] {
            channel.name(),
            touch.recipient(),
            touch.language(),
            Moments.written(touch.notBefore()),
            Moments.written(touch.notAfter()),
            shortened(touch.detail() == null ? before : before + "; " + touch.detail()),
            run,
            touch.groupKey(),
            row.id()
        };
    }

    private static TouchKey key(String practice, ResultSet row) throws SQLException {
        return new TouchKey(
                new AppointmentKey(practice, row.getString("appointment_id")),
                Moments.read(row, "start_at"),
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
            Moments.written(key.start()),
            key.campaign(),
            key.touch(),
            touch.patientId(),
            channel == null ? null : channel.name(),
            touch.recipient(),
            touch.language(),
            Moments.written(touch.notBefore()),
            Moments.written(touch.notAfter()),
            suppressed == null ? null : suppressed.word(),
            shortened(touch.detail()),
            run,
            Moments.written(clock.instant()),
            touch.occasion().name(),
            touch.groupKey()
        };
    }

    private static @Nullable String shortened(@Nullable String detail) {
        return detail == null || detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
    }
}
