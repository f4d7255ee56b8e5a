package io.nightrounds.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.Postgres;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The same statements on the other database. */
class SyncLedgerOnPostgresTest extends SyncLedgerTest {
    private static final int VISITS = 50_000;

    @Override
    SyncTables tables() {
        return new SyncTables(Postgres.freshSource());
    }

    @Test
    void readsAPageFromItsPlaceInTheIndexHoweverManyAreDue() {
        SyncTables tables = tables();
        tables.jdbc.update("""
                insert into appointment (practice, id, patient_id, start_at, zone, calendar_id, cancelled, blocked,
                    content_hash, source, line, seen_run)
                select 'hudson', 'v' || n, 'p', now(), 'UTC', 'main', false, false, 'hash', 'appointments', n, 1
                from generate_series(1, ?) as n
                """, VISITS);
        tables.jdbc.execute("analyze");

        String plan = String.join(
                "\n",
                new NamedParameterJdbcTemplate(tables.jdbc)
                        .queryForList(
                                "explain " + SyncLedger.DUE_ON_POSTGRESQL,
                                Map.of("run", 1, "bucket", 0, "practice", "hudson", "id", "v5", "most", 200),
                                String.class));

        assertThat(plan).contains("ROW(").doesNotContain("Sort").doesNotContain("Seq Scan on appointment");
    }
}
