package io.nightrounds.sync;

import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes what became of a chunk's appointments in the chunk's transaction, and then ends the step where a batch did so.
 *
 * <p>Not final: the step scope stands a proxy before it.
 */
class SyncWriter implements ItemWriter<PushOutcome> {
    private final long run;
    private final SyncLedger ledger;
    private final TransactionOperations apart;

    /** @param apart begins a transaction of its own, whatever surrounds it */
    SyncWriter(long run, SyncLedger ledger, TransactionOperations apart) {
        this.run = run;
        this.ledger = ledger;
        this.apart = apart;
    }

    @Override
    public void write(Chunk<? extends PushOutcome> chunk) {
        List<SyncResult> results = chunk.getItems().stream()
                .filter(SyncResult.class::isInstance)
                .map(SyncResult.class::cast)
                .toList();
        if (chunk.getItems().get(chunk.size() - 1) instanceof PushesEnded ended) {
            keep(results, ended.reason());
            throw ended.reason();
        }
        ledger.write(run, results);
    }

    // The exception rolls the chunk's transaction back, and with it what the vendor has already told us.
    private void keep(List<SyncResult> results, RuntimeException failure) {
        try {
            apart.executeWithoutResult(transaction -> ledger.write(run, results));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
