package io.nightrounds.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.testkit.Postgres;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The same statements on the other database. */
class SyncLedgerOnPostgresTest extends SyncLedgerTest {
    private static final int VISITS = 50_000;
    private static final int TONIGHT = VISITS / 5;
    private static final int PAGE = 250;
    private static final long RUN = 1_000_000;

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

    @Test
    void readsEachVisitOnceForAllPagesTogetherAlsoAfterManyNights() {
        SingleConnectionDataSource source = new SingleConnectionDataSource(Postgres.freshDatabase(), true);
        try {
            SyncTables tables = new SyncTables(source);
            fifthOfThemSeenTonight(tables);
            SyncLedger ledger = new SyncLedger(JdbcClient.create(source), tables.jdbc, Clock.systemUTC());
            long before = rowsRead(tables);

            assertThat(pages(ledger)).isEqualTo(TONIGHT / PAGE);

            assertThat(rowsRead(tables) - before)
                    .as("those of tonight for every page would be five times as many")
                    .isLessThan(3L * VISITS);
        } finally {
            source.destroy();
        }
    }

    /** The others by as many runs before, which in a small table is as bad as hundreds are in a large one. */
    private static void fifthOfThemSeenTonight(SyncTables tables) {
        // as a later migration makes it on this database
        tables.jdbc.execute("drop index appointment_by_run");
        tables.jdbc.execute("create index appointment_by_run on appointment (seen_run)");
        tables.jdbc.update("""
                insert into appointment (practice, id, patient_id, start_at, zone, calendar_id, cancelled, blocked,
                    content_hash, source, line, seen_run)
                select 'clinic' || n % 10, 'v' || n, 'p', now(), 'UTC', 'main', false, false, 'hash', 'appointments', n,
                    case when n % 5 = 0 then ? else n end
                from generate_series(1, ?) as n
                """, RUN, VISITS);
        tables.jdbc.update("""
                insert into sync_status (practice, appointment_id, content_hash, status, run, synced_at)
                select practice, id, 'as it was before', 'ACCEPTED', 1, now() from appointment
                """);
        tables.jdbc.execute("analyze");
    }

    private static long pages(SyncLedger ledger) {
        long pages = 0;
        List<Appointment> page = ledger.due(RUN, 0, new AppointmentKey("", ""), PAGE);
        while (!page.isEmpty()) {
            pages++;
            page = ledger.due(RUN, 0, page.get(page.size() - 1).key(), PAGE);
        }
        return pages;
    }

    private static long rowsRead(SyncTables tables) {
        tables.jdbc.execute("select pg_stat_force_next_flush()");
        return Objects.requireNonNull(tables.jdbc.queryForObject("""
                select sum(seq_tup_read + idx_tup_fetch) from pg_stat_user_tables
                where relname in ('appointment', 'sync_status')
                """, Long.class));
    }
}
