package io.nightrounds.dispatch.ledger;

import io.nightrounds.dispatch.AttemptKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which attempts one message was. The row of its first visit's reminder stands for the message; those of the others
 * name it in {@code told_with}.
 */
public record ToldTogether(JdbcClient jdbc) {
    /** The attempt that stands for the message of any of its attempts; itself where there is no such attempt. */
    public AttemptKey first(AttemptKey any) {
        return jdbc.sql("select told_with from attempt where reminder_id = :reminder and number = :number")
                .param("reminder", any.reminder())
                .param("number", any.number())
                .query((row, n) -> first(row, any))
                .optional()
                .orElse(any);
    }

    /** All attempts of the message that this one stands for, it being the first. */
    public List<AttemptKey> all(AttemptKey first) {
        List<AttemptKey> all = new ArrayList<>(List.of(first));
        all.addAll(jdbc.sql(
                        "select reminder_id, number from attempt where told_with = :first order by reminder_id, number")
                .param("first", first.toString())
                .query((row, n) -> new AttemptKey(row.getLong("reminder_id"), row.getInt("number")))
                .list());
        return all;
    }

    /** Which attempt stands for the message of a row of {@code attempt}. */
    public static AttemptKey first(ResultSet row, AttemptKey own) throws SQLException {
        @Nullable String toldWith = row.getString("told_with");
        return toldWith == null ? own : AttemptKey.parse(toldWith);
    }
}
