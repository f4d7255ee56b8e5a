package io.nightrounds.campaign;

import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Records what was planned for the visits of a chunk. Not final: the step scope stands a proxy before it. */
class ReminderWriter implements ItemWriter<List<PlannedTouch>> {
    private final ReminderLedger ledger;
    private final long run;

    ReminderWriter(ReminderLedger ledger, long run) {
        this.ledger = ledger;
        this.run = run;
    }

    @Override
    public void write(Chunk<? extends List<PlannedTouch>> chunk) {
        ledger.record(run, chunk.getItems().stream().flatMap(List::stream).toList());
    }
}
