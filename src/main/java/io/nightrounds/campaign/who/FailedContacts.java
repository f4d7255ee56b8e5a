package io.nightrounds.campaign.who;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Moments;
import io.nightrounds.campaign.who.DeclinedContacts.Contact;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Numbers and addresses that a vendor refused for good, known from the attempts: what the vendor said last of one
 * holds. Another number in the input is another contact, and so is tried.
 */
@Component
public final class FailedContacts {
    /** Joined from the left: HSQLDB then looks every contact up by the index, where an inner join scans the table. */
    private static final String LAST = """
            select t.channel, t.recipient,
                   max(case when t.outcome = 'recipient-refused' then t.settled_at end) as refused_at,
                   max(case when t.outcome = 'accepted' then t.settled_at end) as accepted_at
            from unnest(cast(:recipients as varchar(320) array)) as k(recipient)
            left join attempt t on t.recipient = k.recipient and t.settled_at >= :since
            where t.recipient is not null
            group by t.channel, t.recipient
            """;

    private final JdbcClient jdbc;
    private final FailedContactProperties rule;
    private final Clock clock;

    public FailedContacts(JdbcClient jdbc, FailedContactProperties rule, Clock clock) {
        this.jdbc = jdbc;
        this.rule = rule;
        this.clock = clock;
    }

    /** Those of the contacts that failed for good and are not yet to be tried again, each with when. One query. */
    public Map<Contact, Instant> among(Collection<Contact> contacts) {
        Map<Contact, Instant> failed = new HashMap<>();
        Object[] recipients =
                contacts.stream().map(Contact::recipient).distinct().toArray();
        if (recipients.length == 0) {
            return failed;
        }
        jdbc.sql(LAST)
                .param("recipients", new SqlArrayValue("varchar", recipients))
                .param("since", Moments.written(clock.instant().minus(rule.retryAfter())))
                .query(row -> {
                    Instant refused = Moments.readOrNull(row, "refused_at");
                    Instant accepted = Moments.readOrNull(row, "accepted_at");
                    if (refused != null && (accepted == null || accepted.isBefore(refused))) {
                        failed.put(
                                new Contact(Channel.valueOf(row.getString("channel")), row.getString("recipient")),
                                refused);
                    }
                });
        failed.keySet().retainAll(contacts);
        return failed;
    }
}
