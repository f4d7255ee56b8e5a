package io.nightrounds.dispatch.outlook;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DispatchProperties;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the next dispatch takes up, whichever run planned or deferred it. Reads only. */
@Component
public final class Backlog {
    private static final String WAITING = """
            select coalesce(d.channel, r.channel) as channel, count(*) as waiting
            from reminder r left join delivery d on d.reminder_id = r.id
            where r.channel is not null and (d.state = 'PLANNED' or d.state is null and r.suppressed is null)
            group by coalesce(d.channel, r.channel)
            """;

    private final JdbcClient jdbc;
    private final DispatchProperties properties;

    Backlog(JdbcClient jdbc, DispatchProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** How many reminders are planned and not claimed, by the vendor that the job file names for their channel. */
    public Map<String, Long> byProvider() {
        Map<String, Long> waiting = new TreeMap<>();
        jdbc.sql(WAITING).query(row -> {
            String provider = properties.senders().get(Channel.valueOf(row.getString("channel")));
            if (provider != null) {
                waiting.merge(provider, row.getLong("waiting"), Long::sum);
            }
        });
        return waiting;
    }
}
