package io.nightrounds.campaign;

import io.nightrounds.appointment.Moments;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The only writer of table {@code reminder_way}, for the ledger of reminders. */
record FurtherWayRows(JdbcTemplate jdbc) {
    /** By the natural key: what the database numbered a new reminder with is not known here. */
    private static final String INSERT = """
            insert into reminder_way (reminder_id, nth, channel, recipient, language, not_before, not_after)
            select r.id, cast(? as integer), cast(? as varchar(10)), cast(? as varchar(320)), cast(? as varchar(35)),
                   cast(? as timestamp(3) with time zone), cast(? as timestamp(3) with time zone)
            from reminder r
            where r.practice = ? and r.appointment_id = ? and r.start_at = ? and r.campaign = ? and r.touch = ?
            """;

    private static final String DELETE = "delete from reminder_way where reminder_id = ?";

    void insert(List<PlannedTouch> touches) {
        List<Object[]> rows = new ArrayList<>();
        for (PlannedTouch touch : touches) {
            for (int nth = 1; nth <= touch.further().size(); nth++) {
                rows.add(row(touch.key(), nth, touch.further().get(nth - 1)));
            }
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT, rows);
        }
    }

    /** Instead of those that were planned before. */
    void replace(List<Long> reminders, List<PlannedTouch> touches) {
        jdbc.batchUpdate(DELETE, reminders.stream().map(id -> new Object[] {id}).toList());
        insert(touches);
    }

    private static Object[] row(TouchKey key, int nth, PlannedWay way) {
        return new Object[] {
            nth,
            way.channel().name(),
            way.recipient(),
            way.language(),
            Moments.written(way.notBefore()),
            Moments.written(way.notAfter()),
            key.appointment().practice(),
            key.appointment().id(),
            Moments.written(key.start()),
            key.campaign(),
            key.touch()
        };
    }
}
