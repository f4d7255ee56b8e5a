package io.nightrounds.dispatch.claim;

import static io.nightrounds.appointment.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.ledger.Decision;
import io.nightrounds.dispatch.ledger.Portion;
import io.nightrounds.dispatch.run.DispatchParts;
import io.nightrounds.testkit.SettableClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reminders that planning gives another chance, and what a claim makes of what they are about. */
class PlannedAgainTest {
    private final DispatchTables tables = DispatchTables.inMemory();
    private final DispatchParts parts = new DispatchParts(tables.source, SettableClock.at(DispatchTables.NOW));

    @Test
    void whatWasSuppressedIsTakenUpByTheRunThatPlannedItAgain() {
        tables.planSuppressed(1);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        tables.jdbc.update("update reminder set suppressed = null, channel = 'SMS', replanned_run = 2");

        parts.ledger.takeUp(2, DispatchParts.SENDERS);

        assertThat(tables.delivery(1)).isEqualTo("PLANNED null 0");
        assertThat(parts.claims.page(Portion.whole(2), "first", DueReminders.BEFORE_ALL))
                .hasSize(1);
    }

    @Test
    void whatWasSentIsNeverPlannedAgain() {
        tables.plan(SMS, 1, 1);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        tables.jdbc.update("update delivery set state = 'SENT'");
        tables.jdbc.update("update reminder set replanned_run = 2");

        parts.ledger.takeUp(2, DispatchParts.SENDERS);

        assertThat(tables.delivery(1)).isEqualTo("SENT null 0");
    }

    @Test
    void aCancellationIsToldThoughTheVisitIsCancelledAndOnlyThen() {
        planned("CANCELLED");
        tables.jdbc.update("update appointment set cancelled = true where id = 'a-1'");

        assertThat(decisions()).hasExactlyElementsOfTypes(Decision.Send.class, Decision.Suppress.class);
        assertThat(decisions().get(1)).hasToString("Suppress[reminder=2, reason=REINSTATED]");
    }

    @Test
    void aFollowUpIsSentThoughTheVisitIsPast() {
        planned("AFTER");
        tables.jdbc.update("update appointment set start_at = timestamp '2026-06-08 14:00:00+0:00'");
        tables.jdbc.update("update reminder set start_at = timestamp '2026-06-08 14:00:00+0:00'");

        assertThat(decisions()).hasOnlyElementsOfType(Decision.Send.class);
    }

    @Test
    void nothingIsSentToAZoneThatNobodyKnows() {
        planned("BEFORE");
        tables.jdbc.update("update patient set zone = 'Mars/Phobos' where id = 'p-1'");

        assertThat(decisions()).hasExactlyElementsOfTypes(Decision.Suppress.class, Decision.Send.class);
    }

    private void planned(String occasion) {
        tables.plan(SMS, 1, 2);
        tables.jdbc.update("update reminder set occasion = ?", occasion);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
    }

    private List<Decision> decisions() {
        return parts.claims.decisions(1, List.of(1L, 2L), due -> false);
    }
}
