package io.nightrounds.dispatch.history;

import io.nightrounds.appointment.Moments;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.ledger.ToldTogether;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the reminders of one appointment, attempt by attempt. Reads only. */
@Component
public final class DeliveryHistory {
    private static final String OF_APPOINTMENT = """
            select r.practice, r.start_at, r.campaign, r.touch, r.id,
                   coalesce(t.channel, d.channel, r.channel) as channel, d.state, d.reason,
                   coalesce(d.detail, r.detail) as detail, d.fell_back, d.run,
                   t.number, t.provider, t.claimed_at, t.outcome, t.detail as answer, t.provider_id, t.log_says,
                   s.resolved_as, s.resolved_by, s.resolved_at, s.note
            from reminder r
            left join delivery d on d.reminder_id = r.id
            left join attempt t on t.reminder_id = r.id
            left join resolution s on s.reminder_id = t.reminder_id and s.number = t.number
            where r.appointment_id = :appointment
            order by r.practice, r.start_at, r.id, t.number
            """;

    private final JdbcClient jdbc;
    private final ToldTogether toldTogether;

    public DeliveryHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.toldTogether = new ToldTogether(jdbc);
    }

    /**
     * One attempt of one reminder, or a reminder without any.
     *
     * @param visit the visit's start that the reminder was planned for
     * @param channel the attempt's; where there is none the one that is to be tried
     * @param state the reminder's; null where no run has taken it up yet
     * @param fellBack what failed on the channels before; null where it is on its first
     * @param attempt null where it was never claimed
     * @param answer what the vendor, or our own machine, said of the attempt
     * @param toldWith the other appointments that the same message told of
     */
    public record Entry(
            String practice,
            Instant visit,
            String campaign,
            String touch,
            long reminder,
            @Nullable String channel,
            @Nullable String state,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String fellBack,
            @Nullable Long run,
            @Nullable String attempt,
            @Nullable String provider,
            @Nullable Instant claimedAt,
            @Nullable String outcome,
            @Nullable String answer,
            @Nullable String providerId,
            @Nullable String logSays,
            List<String> toldWith,
            @Nullable Resolution resolution) {}

    /** A person's word on an attempt that was in doubt. @param as {@code SENT} or {@code NOT_SENT} */
    public record Resolution(String as, String by, Instant at, String note) {}

    /** In the order in which it happened, practice by practice. */
    public List<Entry> of(String appointment) {
        return jdbc.sql(OF_APPOINTMENT)
                .param("appointment", appointment)
                .query((row, n) -> entry(row))
                .list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        long reminder = row.getLong("id");
        int number = row.getInt("number");
        long run = row.getLong("run");
        return new Entry(
                row.getString("practice"),
                Moments.read(row, "start_at"),
                row.getString("campaign"),
                row.getString("touch"),
                reminder,
                row.getString("channel"),
                row.getString("state"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("fell_back"),
                row.getString("state") == null ? null : run,
                number == 0 ? null : new AttemptKey(reminder, number).toString(),
                row.getString("provider"),
                Moments.readOrNull(row, "claimed_at"),
                row.getString("outcome"),
                row.getString("answer"),
                row.getString("provider_id"),
                row.getString("log_says"),
                number == 0 ? List.of() : others(new AttemptKey(reminder, number)),
                resolution(row));
    }

    private List<String> others(AttemptKey attempt) {
        return toldTogether.all(toldTogether.first(attempt)).stream()
                .filter(other -> !other.equals(attempt))
                .map(this::appointment)
                .toList();
    }

    private String appointment(AttemptKey attempt) {
        return jdbc.sql("select appointment_id from reminder where id = :id")
                .param("id", attempt.reminder())
                .query(String.class)
                .single();
    }

    private static @Nullable Resolution resolution(ResultSet row) throws SQLException {
        String as = row.getString("resolved_as");
        return as == null
                ? null
                : new Resolution(
                        as, row.getString("resolved_by"), Moments.read(row, "resolved_at"), row.getString("note"));
    }
}
