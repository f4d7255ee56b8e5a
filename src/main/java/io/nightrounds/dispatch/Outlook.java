package io.nightrounds.dispatch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a run has still to send. Reads only. */
@Component
public final class Outlook {
    private static final String WAITING =
            """
            select provider, count(*) as waiting from delivery
            where state = 'PLANNED' and run = :run
            group by provider order by provider
            """;

    private final JdbcClient jdbc;

    Outlook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many reminders of that run are planned and not claimed, by vendor. */
    public Map<String, Long> waitingByProvider(long run) {
        Map<String, Long> waiting = new LinkedHashMap<>();
        jdbc.sql(WAITING)
                .param("run", run)
                .query(row -> {
                    waiting.put(row.getString("provider"), row.getLong("waiting"));
                });
        return waiting;
    }
}
