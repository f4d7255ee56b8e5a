package io.nightrounds.forecast;

import io.nightrounds.appointment.Moments;
import io.nightrounds.forecast.Observed.Input;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the other rooms' tables say about a night. Reads only. */
@Component
class NightFigures {
    private static final String READ_BY = "select count(*) from feed where run = :run and source = 'appointments'";

    private static final String LAST_READ =
            "select coalesce(max(seen_run), -1) from appointment where practice in (:practices)";

    /** A reading of changes says nothing of what it does not have: that is as it was. */
    private static final String CHANGES_ONLY =
            "select count(*) from feed_query where run = :reading and source = 'appointments' and changes_only";

    private static final String VISITS =
            "select practice, count(*) as n from appointment where (seen_run = :reading or :changes) group by practice";

    /** Known to the last run and not cancelled then. */
    private static final String UPCOMING = """
            select practice, count(*) as upcoming, sum(case when cancelled then 1 else 0 end) as newly
            from appointment
            where (seen_run = :reading or :changes) and start_at > :now and first_seen_run <= :last
              and (not cancelled or status_at > :since)
            group by practice
            """;

    /** In other runs of the night that were let go, whatever became of it. */
    private static final String TOLD = """
            select r.practice, count(*) as n
            from forecast f
            join delivery d on d.run = f.run and d.state in ('SENDING', 'SENT', 'FAILED', 'IN_DOUBT')
            join reminder r on r.id = d.reminder_id
            where f.job = :job and f.night = :night and f.run <> :run
            group by r.practice
            """;

    private final JdbcClient jdbc;

    NightFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The run that read what this run works on: itself or, where it reads nothing, the last that read any of these
     * practices; empty where none ever did.
     */
    OptionalLong reading(long run, Collection<String> practices) {
        boolean own = jdbc.sql(READ_BY).param("run", run).query(Long.class).single() > 0;
        long reading = own
                ? run
                : jdbc.sql(LAST_READ)
                        .param("practices", practices)
                        .query(Long.class)
                        .single();
        return reading < 0 ? OptionalLong.empty() : OptionalLong.of(reading);
    }

    List<Input> inputs(long reading) {
        return jdbc.sql("select source, location, modified_at from feed where run = :run order by source")
                .param("run", reading)
                .query((row, n) ->
                        new Input(row.getString("source"), row.getString("location"), Moments.read(row, "modified_at")))
                .list();
    }

    Map<String, Long> visits(long reading) {
        return counts(jdbc.sql(VISITS).param("reading", reading).param("changes", changesOnly(reading)));
    }

    private boolean changesOnly(long reading) {
        return jdbc.sql(CHANGES_ONLY)
                        .param("reading", reading)
                        .query(Long.class)
                        .single()
                > 0;
    }

    Map<String, Long> told(long run, String job, LocalDate night) {
        return counts(jdbc.sql(TOLD).param("run", run).param("job", job).param("night", night));
    }

    /** Visits still to come, by practice, and how many of them were cancelled since the last run. */
    Map<String, PracticeForecast> upcoming(long reading, Instant now, Past.@Nullable Last last) {
        Map<String, PracticeForecast> found = new HashMap<>();
        if (last != null) {
            jdbc.sql(UPCOMING)
                    .param("reading", reading)
                    .param("changes", changesOnly(reading))
                    .param("now", Moments.written(now))
                    .param("last", last.run())
                    .param("since", Moments.written(last.checkedAt()))
                    .query(row -> {
                        String practice = row.getString("practice");
                        found.put(
                                practice,
                                new PracticeForecast(practice, 0, 0, row.getLong("upcoming"), row.getLong("newly")));
                    });
        }
        return found;
    }

    private static Map<String, Long> counts(JdbcClient.StatementSpec query) {
        Map<String, Long> counts = new HashMap<>();
        query.query(row -> {
            counts.put(row.getString("practice"), row.getLong("n"));
        });
        return counts;
    }
}
