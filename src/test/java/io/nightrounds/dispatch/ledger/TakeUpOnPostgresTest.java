package io.nightrounds.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.run.DispatchParts;
import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What taking up costs a server, which plans each statement by what it has seen of the tables. */
class TakeUpOnPostgresTest {
    private static final long REMINDERS = 4_000;
    private static final long PRACTICES = 3_000;
    private static final long PAGES_A_REMINDER = 4;

    private final SingleConnectionDataSource source = new SingleConnectionDataSource(Postgres.freshDatabase(), true);
    private final DispatchTables tables = new DispatchTables(source);
    private final DispatchParts parts = new DispatchParts(source, SettableClock.at(DispatchTables.NOW));

    @AfterEach
    void close() {
        source.destroy();
    }

    @Test
    void doesNotReadAllThatWasTakenUpForEveryReminder() {
        tables.plan(Channel.SMS, 1, REMINDERS);
        tables.jdbc.execute("analyze");

        parts.ledger.takeUp(1, DispatchParts.SENDERS);

        assertThat(tables.count("PLANNED")).isEqualTo((int) REMINDERS);
        assertThat(pagesRead("delivery")).isLessThan(REMINDERS * PAGES_A_REMINDER);
    }

    /** A join that may not go row by row has to read all practices for each of them. */
    @Test
    void looksUpThePracticeOfEachReminderThatIsDealtAnew() {
        tables.plan(Channel.SMS, 1, REMINDERS);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        tables.jdbc.update(
                "insert into practice_bucket (practice, bucket) select 'practice' || n, 1 from generate_series(1, ?) n",
                PRACTICES);
        tables.jdbc.execute("analyze");
        long before = pagesRead("practice_bucket");

        parts.ledger.takeUp(1, DispatchParts.SENDERS);

        assertThat(pagesRead("practice_bucket") - before).isLessThan(REMINDERS * PAGES_A_REMINDER);
    }

    private long pagesRead(String table) {
        return tables.counted("""
                select heap_blks_hit + heap_blks_read from pg_statio_user_tables where relname = ?
                """, table);
    }
}
