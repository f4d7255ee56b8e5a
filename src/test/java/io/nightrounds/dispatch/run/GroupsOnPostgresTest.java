package io.nightrounds.dispatch.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.ScriptedSender;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What claiming and settling cost a server that believes the tables to be as empty as it has seen them. */
class GroupsOnPostgresTest {
    private static final long REMINDERS = 3_000;
    private static final long ROWS_A_REMINDER = 15;
    private static final int GROUP = 30;

    private final SingleConnectionDataSource source = new SingleConnectionDataSource(Postgres.freshDatabase(), true);
    private final DispatchTables tables = new DispatchTables(source);
    private final DispatchParts parts = new DispatchParts(source, SettableClock.at(DispatchTables.NOW));

    @AfterEach
    void close() {
        source.destroy();
    }

    @Test
    void readNoMoreForTheLastGroupThanForTheFirst() {
        night(ScriptedSender.accepting("first"));

        assertThat(tables.count("SENT")).isEqualTo(REMINDERS);
    }

    @Test
    void neitherWhereEveryMessageIsRefused() {
        night(ScriptedSender.answering("first", new SendOutcome.Refused("no", "No")));

        assertThat(tables.count("FAILED")).isEqualTo(REMINDERS);
    }

    /** Until the night begins, all that was ever planned was sent, as far as the server has looked. */
    private void night(ScriptedSender sender) {
        tables.plan(Channel.SMS, 1, REMINDERS);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        tables.jdbc.update("update delivery set state = 'SENT'");
        tables.jdbc.execute("analyze");
        tables.jdbc.update("update delivery set state = 'PLANNED'");
        Dispatcher dispatcher = parts.dispatcher(GROUP, sender);
        while (dispatcher.settled() < REMINDERS / 2) {
            dispatcher.work(Duration.ofNanos(1));
        }
        tables.jdbc.execute("analyze attempt");
        long readBefore = deliveriesRead();
        long scansBefore = scansOfAttempts();

        boolean more = true;
        while (more) {
            more = dispatcher.work(Duration.ofMillis(100));
        }

        assertThat(deliveriesRead() - readBefore).isLessThan(REMINDERS / 2 * ROWS_A_REMINDER);
        assertThat(scansOfAttempts() - scansBefore).isLessThan(REMINDERS / 2 / GROUP);
    }

    /** Rows, by going through the table, and entries of its indexes. */
    private long deliveriesRead() {
        return tables.counted("""
                select seq_tup_read + (select sum(idx_tup_read) from pg_stat_user_indexes i where i.relid = t.relid)
                from pg_stat_user_tables t where relname = 'delivery'
                """);
    }

    private long scansOfAttempts() {
        return tables.counted("select seq_scan from pg_stat_user_tables where relname = 'attempt'");
    }
}
