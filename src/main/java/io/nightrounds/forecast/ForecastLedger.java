package io.nightrounds.forecast;

import io.nightrounds.appointment.Moments;
import io.nightrounds.forecast.Forecaster.Subject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only writer of tables {@code forecast…}. It keeps a forecast in a transaction of its own, because the step that
 * holds a night fails.
 */
@Component
public class ForecastLedger {
    private static final List<String> TABLES =
            List.of("forecast", "forecast_practice", "forecast_campaign", "forecast_unsent", "forecast_breach");

    private static final String LAST = """
            select run, checked_at from forecast
            where job = ? and verdict <> 'HELD' and run <> ?
            order by run desc fetch first 1 row only
            """;

    private static final String SAME_WEEKDAY = """
            select max(run) as run from forecast
            where job = ? and weekday = ? and night < ? and verdict <> 'HELD'
            group by night order by night desc fetch first %d rows only
            """;

    private final JdbcTemplate jdbc;
    private final ForecastRows rows;
    private final TransactionTemplate alone;

    ForecastLedger(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = new ForecastRows(jdbc);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Keeps the forecast of a run in place of an earlier one of the same run. */
    void keep(Forecast forecast) {
        alone.executeWithoutResult(status -> {
            forget(forecast.run());
            insert(forecast);
        });
    }

    /** Forgets the forecast of a run. Takes part in the caller's transaction. */
    void forget(long run) {
        TABLES.forEach(table -> jdbc.update("delete from " + table + " where run = ?", run));
    }

    /** The forecast of that run; empty where it did not come so far. */
    public Optional<Forecast> find(long run) {
        return rows.find(run);
    }

    /** The last run of the job before that one which was let go. */
    public Optional<Forecast> before(long run, String job) {
        return last(run, job).flatMap(last -> find(last.run()));
    }

    Past past(Subject subject, int nights) {
        List<Map<String, PracticeForecast>> sameWeekday = jdbc
                .query(
                        SAME_WEEKDAY.formatted(nights),
                        (row, n) -> row.getLong("run"),
                        subject.job(),
                        subject.night().getDayOfWeek().getValue(),
                        subject.night())
                .stream()
                .map(rows::practices)
                .toList();
        return new Past(sameWeekday, last(subject.run(), subject.job()).orElse(null));
    }

    private Optional<Past.Last> last(long run, String job) {
        return jdbc
                .query(
                        LAST,
                        (row, n) -> new Past.Last(
                                row.getLong("run"),
                                Moments.read(row, "checked_at"),
                                rows.practices(row.getLong("run"))),
                        job,
                        run)
                .stream()
                .findFirst();
    }

    private void insert(Forecast forecast) {
        long run = forecast.run();
        jdbc.update(
                """
                insert into forecast (run, job, night, weekday, checked_at, verdict, currency, accepted_by, accepted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                run,
                forecast.job(),
                forecast.night(),
                forecast.night().getDayOfWeek().getValue(),
                Moments.written(forecast.checkedAt()),
                forecast.verdict().name(),
                forecast.currency(),
                forecast.acceptedBy(),
                written(forecast.acceptedAt()));
        insert(
                "forecast_practice",
                forecast.practices().stream().map(it -> row(run, it)).toList());
        insert(
                "forecast_campaign",
                forecast.campaigns().stream().map(it -> row(run, it)).toList());
        insert(
                "forecast_unsent",
                forecast.campaigns().stream()
                        .flatMap(it -> it.whyNot().entrySet().stream()
                                .map(why -> new Object[] {run, it.campaign(), why.getKey(), why.getValue()}))
                        .toList());
        insert("forecast_breach", rows(run, forecast.breaches()));
    }

    /** Rows with all columns of a table, in its order. */
    private void insert(String table, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate("insert into " + table + " values (" + "?, ".repeat(rows.get(0).length - 1) + "?)", rows);
        }
    }

    private static Object[] row(long run, PracticeForecast it) {
        return new Object[] {run, it.practice(), it.reminders(), it.visits(), it.upcoming(), it.cancelled()};
    }

    private static Object[] row(long run, CampaignForecast it) {
        return new @Nullable Object[] {
            run,
            it.campaign(),
            it.reminders(),
            it.messages(),
            it.smsParts(),
            it.cost(),
            written(it.earliest()),
            written(it.latest())
        };
    }

    private static List<Object[]> rows(long run, List<Breach> breaches) {
        return IntStream.range(0, breaches.size())
                .mapToObj(nth -> {
                    Breach it = breaches.get(nth);
                    return (Object[]) new @Nullable Object[] {
                        run, nth, it.practice(), it.measure().name(), it.found(), it.expected(), it.rule()
                    };
                })
                .toList();
    }

    private static @Nullable OffsetDateTime written(@Nullable Instant moment) {
        return moment == null ? null : Moments.written(moment);
    }
}
