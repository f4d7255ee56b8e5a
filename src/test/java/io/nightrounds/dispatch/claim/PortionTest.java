package io.nightrounds.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.Deferral;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.ledger.Portion;
import io.nightrounds.dispatch.run.DispatchParts;
import io.nightrounds.partition.Share;
import io.nightrounds.testkit.SettableClock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two machines at one night: every reminder is before one of them, and only what is theirs do they touch. */
class PortionTest {
    private static final Portion FIRST = new Portion(1, new Share(0, 2));
    private static final Portion SECOND = new Portion(1, new Share(1, 2));

    private final DispatchTables tables = DispatchTables.inMemory();
    private final DispatchParts parts =
            new DispatchParts(tables.source, SettableClock.at(DispatchTables.NOW), () -> {});

    @BeforeEach
    void dealTheSecondPracticeToTheSecondShare() {
        tables.plan(Channel.SMS, 1, 6);
        for (String table : List.of("reminder", "appointment", "sync_status")) {
            tables.jdbc.update("update " + table + " set practice = 'elm' where "
                    + (table.equals("appointment") ? "id" : "appointment_id") + " in ('a-5', 'a-6')");
        }
        tables.jdbc.update("insert into practice_bucket (practice, bucket) values ('elm', 1)");
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
    }

    @Test
    void areDividedByPractice() {
        assertThat(page(FIRST)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(page(SECOND)).containsExactly(5L, 6L);
        assertThat(parts.claims.waiting(FIRST)).isEqualTo(4);
        assertThat(parts.claims.waiting(SECOND)).isEqualTo(2);
        assertThat(parts.claims.waiting(Portion.whole(1))).isEqualTo(6);
    }

    @Test
    void areDividedAnewWhereTheRunIsResumedByOneMachine() {
        tables.jdbc.update("delete from practice_bucket");

        parts.ledger.takeUp(1, DispatchParts.SENDERS);

        assertThat(page(Portion.whole(1))).hasSize(6);
    }

    @Test
    void putOnlyTheirOwnPredecessorsMessagesInDoubt() {
        tables.jdbc.update("update delivery set state = 'SENDING' where reminder_id in (2, 5)");

        parts.ledger.doubtLeftovers(SECOND);

        assertThat(tables.state(5)).isEqualTo("IN_DOUBT");
        assertThat(tables.state(2)).isEqualTo("SENDING");
    }

    @Test
    void explainOnlyWhatTheyThemselvesLeft() {
        parts.ledger.deferRest(SECOND, "first", Deferral.ACCOUNT_REFUSED, "401");

        assertThat(tables.delivery(5)).isEqualTo("PLANNED account-refused 0");
        assertThat(tables.delivery(1)).isEqualTo("PLANNED null 0");
    }

    private List<Long> page(Portion portion) {
        return parts.claims.page(portion, "first", DueReminders.BEFORE_ALL).stream()
                .map(DueReminders.Waiting::reminder)
                .toList();
    }
}
