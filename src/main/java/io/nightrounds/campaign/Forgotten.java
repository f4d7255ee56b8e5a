package io.nightrounds.campaign;

import io.nightrounds.appointment.Moments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The only writer of table {@code forgotten}: how far back reminders were purged. A feed may contain such a visit
 * again, and a touch may be made to come so long after it, or a clock be set back: without its row it would be planned,
 * and sent, a second time.
 */
@Component
class Forgotten {
    private static final int ONLY_ROW = 1;

    private final JdbcClient jdbc;

    Forgotten(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes it before the first row is deleted. An earlier moment than the one noted changes nothing. */
    void note(Instant began) {
        Optional<Instant> noted = beganBefore();
        if (noted.isEmpty()) {
            write("insert into forgotten (began_before, id) values (:moment, :id)", began);
        } else if (noted.get().isBefore(began)) {
            write("update forgotten set began_before = :moment where id = :id", began);
        }
    }

    /** The touches in their order, those suppressed of visits that began so long ago. */
    List<PlannedTouch> hold(List<PlannedTouch> touches) {
        Optional<Instant> noted = touches.isEmpty() ? Optional.empty() : beganBefore();
        return noted.map(moment ->
                        touches.stream().map(touch -> hold(touch, moment)).toList())
                .orElse(touches);
    }

    private static PlannedTouch hold(PlannedTouch touch, Instant moment) {
        return touch.suppressed() == null && touch.key().start().isBefore(moment)
                ? touch.suppressed(SuppressionReason.FORGOTTEN, "purged up to " + moment)
                : touch;
    }

    private Optional<Instant> beganBefore() {
        return jdbc.sql("select began_before from forgotten")
                .query((row, n) -> Moments.read(row, "began_before"))
                .optional();
    }

    private void write(String statement, Instant moment) {
        jdbc.sql(statement)
                .param("moment", Moments.written(moment))
                .param("id", ONLY_ROW)
                .update();
    }
}
