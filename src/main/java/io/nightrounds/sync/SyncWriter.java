package io.nightrounds.sync;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.partition.Share;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Pushes a chunk, then writes its statuses in the chunk's transaction. All requests come before the first row: were a
 * row written earlier, a slow vendor would hold its lock.
 *
 * <p>Not final: the step scope stands a proxy before it.
 */
class SyncWriter implements ItemWriter<Appointment> {
    private final long run;
    private final int batchSize;
    private final int inFlight;
    private final BatchPush push;
    private final SyncLedger ledger;
    private final TransactionOperations apart;

    /**
     * @param step says of which run it is and how much of the limits is its own
     * @param apart begins a transaction of its own, whatever surrounds it
     */
    SyncWriter(
            StepExecution step,
            SyncProperties properties,
            BatchPush push,
            SyncLedger ledger,
            TransactionOperations apart) {
        this.run = step.getJobExecution().getJobInstanceId();
        this.batchSize = properties.batchSize();
        this.inFlight = Share.of(step).partOf(properties.inFlight());
        this.push = push;
        this.ledger = ledger;
        this.apart = apart;
    }

    @Override
    public void write(Chunk<? extends Appointment> chunk) {
        PushLanes lanes = new PushLanes(push, SyncBatch.of(chunk.getItems(), batchSize));
        try {
            lanes.run(inFlight);
        } catch (RuntimeException e) {
            keep(lanes, e);
            throw e;
        }
        ledger.write(run, lanes.known());
    }

    // The exception rolls the chunk's transaction back, and with it what the vendor has already told us.
    private void keep(PushLanes lanes, RuntimeException failure) {
        try {
            apart.executeWithoutResult(transaction -> ledger.write(run, lanes.known()));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
