package io.nightrounds.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.run.DispatchParts;
import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.SettableClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the reading of due reminders costs the server, beside those of the nights before. */
class DueRemindersOnPostgresTest {
    private static final long SENT_BEFORE = 3_000;
    private static final long PLANNED = 3_000;
    private static final long GROUPS = 40;
    /**
     * Five that the driver has planned one by one before it prepares the statement, and five that the server compares.
     */
    private static final long BEFORE_ONE_PLAN_IS_KEPT = 10;

    private final SingleConnectionDataSource source = new SingleConnectionDataSource(Postgres.freshDatabase(), true);
    private final DispatchTables tables = new DispatchTables(source);
    private final DispatchParts parts = new DispatchParts(source, SettableClock.at(DispatchTables.NOW));
    private final DueReminders due = new DueReminders(JdbcClient.create(source));

    /** As a run finds it that took up its reminders a moment ago: the server last looked at its tables before. */
    @BeforeEach
    void takeUpWhatTheServerHasNotLookedAt() {
        tables.jdbc.execute("alter table delivery set (autovacuum_enabled = false)");
        tables.plan(Channel.SMS, 1, SENT_BEFORE);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        tables.jdbc.update("update delivery set state = 'SENT'");
        tables.plan(Channel.SMS, SENT_BEFORE + 1, SENT_BEFORE + PLANNED);
        tables.jdbc.execute("analyze");
        parts.ledger.takeUp(2, DispatchParts.SENDERS);
    }

    @AfterEach
    void close() {
        source.destroy();
    }

    @Test
    void areNotPlannedAnewForEveryGroup() {
        readOneByOne();

        assertThat(tables.jdbc.queryForObject("""
                        select sum(custom_plans) from pg_prepared_statements where statement like '%reminder_way%'
                        """, Long.class)).isLessThanOrEqualTo(BEFORE_ONE_PLAN_IS_KEPT);
    }

    @Test
    void areReadByTheirKeysAlsoWhereNobodyCountedThemYet() {
        long before = deliveriesRead();

        readOneByOne();

        assertThat(deliveriesRead() - before)
                .as("once through the table would be twice as many")
                .isLessThan(PLANNED);
    }

    private void readOneByOne() {
        for (long reminder = SENT_BEFORE + 1; reminder <= SENT_BEFORE + GROUPS; reminder++) {
            assertThat(due.afresh(List.of(reminder))).hasSize(1);
        }
    }

    private long deliveriesRead() {
        return tables.counted("""
                select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where relname = 'delivery'
                """);
    }
}
