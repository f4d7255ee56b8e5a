package io.nightrounds.forecast;

import io.nightrounds.retention.Expiry;
import io.nightrounds.retention.Kind;
import io.nightrounds.retention.RunRecords;
import io.nightrounds.retention.Tally;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a purge deletes of tables {@code forecast…}. A night is compared with at most 52 earlier ones of its weekday.
 * They are numbers without a patient, so they stay for as long as that, whatever becomes of their run.
 */
@Component
class ForecastRecords implements RunRecords {
    private static final int WEEKS = 52;

    private final JdbcClient jdbc;
    private final ForecastLedger ledger;

    ForecastRecords(JdbcClient jdbc, ForecastLedger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    @Override
    public void sweep(Expiry expiry, Set<Long> runs, Tally tally) {
        LocalDate before = LocalDate.ofInstant(expiry.before(), ZoneOffset.UTC).minusWeeks(WEEKS);
        jdbc
                .sql("select run from forecast where night < :before")
                .param("before", before)
                .query(Long.class)
                .list()
                .stream()
                .filter(run -> !runs.contains(run))
                .forEach(run -> {
                    ledger.forget(run);
                    tally.add(Kind.FORECASTS, 1);
                });
    }
}
