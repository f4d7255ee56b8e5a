package io.nightrounds.dispatch.doubt;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Moments;
import io.nightrounds.dispatch.AttemptKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads what a vendor's log is held against: attempts in doubt, and what else may stand in that log. An attempt that
 * stands for a message about several visits is read once.
 */
record InDoubts(JdbcClient jdbc) {
    private static final String ATTEMPTS = """
            select d.reminder_id, d.attempts, t.channel, t.recipient, t.request_hash, t.scheduled_for, t.claimed_at,
                   t.looked_up_at
            from delivery d
            join attempt t on t.reminder_id = d.reminder_id and t.number = d.attempts
            """;

    private static final String IN_DOUBT = ATTEMPTS
            + "where d.state = 'IN_DOUBT' and t.provider = :provider and t.told_with is null order by d.reminder_id";

    /** In doubt like it, or sent by a person's word: an entry of the log may be theirs. */
    private static final String RIVALS = ATTEMPTS + """
            where d.state in ('IN_DOUBT', 'SENT') and t.provider = :provider and t.recipient = :recipient
              and t.provider_id is null and t.told_with is null and d.reminder_id <> :reminder
            """;

    private static final String KNOWN = """
            select provider_id from attempt
            where provider = :provider and recipient = :recipient and provider_id is not null
            """;

    /** The vendor's ids of messages to the same contact that are accounted for. */
    Set<String> knownIds(String provider, InDoubt doubt) {
        return new HashSet<>(jdbc.sql(KNOWN)
                .param("provider", provider)
                .param("recipient", doubt.recipient())
                .query(String.class)
                .list());
    }

    /** Other attempts at the same contact of which no id is known. */
    List<InDoubt> rivals(String provider, InDoubt doubt) {
        return jdbc.sql(RIVALS)
                .param("provider", provider)
                .param("recipient", doubt.recipient())
                .param("reminder", doubt.attempt().reminder())
                .query((row, n) -> inDoubt(row))
                .list();
    }

    /** All of a vendor's, the oldest reminder first. */
    List<InDoubt> of(String provider) {
        return jdbc.sql(IN_DOUBT)
                .param("provider", provider)
                .query((row, n) -> inDoubt(row))
                .list();
    }

    private static InDoubt inDoubt(ResultSet row) throws SQLException {
        return new InDoubt(
                new AttemptKey(row.getLong("reminder_id"), row.getInt("attempts")),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                row.getString("request_hash"),
                Moments.readOrNull(row, "scheduled_for"),
                Moments.read(row, "claimed_at"),
                Moments.readOrNull(row, "looked_up_at"));
    }
}
