package io.nightrounds.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.SettableClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the reading of due reminders costs the server, which plans it in between. */
class DueRemindersOnPostgresTest {
    private static final int REMINDERS = 3_000;
    private static final int GROUPS = 40;
    /** Five that the driver has planned one by one before it prepares the statement, and five that the server compares. */
    private static final long BEFORE_ONE_PLAN_IS_KEPT = 10;

    @Test
    void areNotPlannedAnewForEveryGroup() {
        SingleConnectionDataSource source = new SingleConnectionDataSource(Postgres.freshDatabase(), true);
        try {
            DispatchTables tables = new DispatchTables(source);
            DispatchParts parts = new DispatchParts(source, SettableClock.at(DispatchTables.NOW), () -> {});
            tables.plan(Channel.SMS, 1, REMINDERS);
            parts.ledger.takeUp(1, DispatchParts.SENDERS);
            tables.jdbc.execute("analyze");

            for (long reminder = 1; reminder <= GROUPS; reminder++) {
                assertThat(parts.due.afresh(List.of(reminder))).hasSize(1);
            }

            assertThat(tables.jdbc.queryForObject("""
                            select sum(custom_plans) from pg_prepared_statements where statement like '%reminder_way%'
                            """, Long.class)).isLessThanOrEqualTo(BEFORE_ONE_PLAN_IS_KEPT);
        } finally {
            source.destroy();
        }
    }
}
