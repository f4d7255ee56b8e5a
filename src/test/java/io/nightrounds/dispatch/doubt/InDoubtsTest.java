package io.nightrounds.dispatch.doubt;

import static io.nightrounds.appointment.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.run.DispatchParts;
import io.nightrounds.testkit.SettableClock;
import java.util.List;
import org.junit.jupiter.api.Test;

class InDoubtsTest {
    private final DispatchTables tables = DispatchTables.inMemory();
    private final DispatchParts parts = new DispatchParts(tables.source, SettableClock.at(DispatchTables.NOW));

    @Test
    void aMessageAboutSeveralVisitsStandsOnceBeforeALog() {
        tables.plan(SMS, 1, 3);
        tables.together(1, 2, 3);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        parts.ledger.carryOut(1, parts.claims.decisions(1, List.of(1L), due -> false));
        parts.ledger.doubtLeftovers();

        InDoubts inDoubts = new InDoubts(tables.db());

        assertThat(tables.count("IN_DOUBT")).isEqualTo(3);
        assertThat(inDoubts.of("first")).singleElement().satisfies(doubt -> {
            assertThat(doubt.attempt()).isEqualTo(new AttemptKey(3, 1));
            assertThat(inDoubts.rivals("first", doubt)).isEmpty();
        });
    }
}
