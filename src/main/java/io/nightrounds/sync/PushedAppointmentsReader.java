package io.nightrounds.sync;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what became of the pushes. It hands batches over well before their turn, so that every lane has its next one
 * while this thread's chunk is being written; and not more, since all of them are held in memory.
 *
 * <p>Not final: the step scope stands a proxy before it.
 */
class PushedAppointmentsReader implements ItemStreamReader<PushOutcome> {
    /** A round in flight, one behind it, and one to spare for a page, a commit or a look at the tables. */
    private static final int ROUNDS = 3;

    private final DueBatches due;
    private final PushLanes lanes;
    private final int mostOpen;
    private final BooleanSupplier stopping;
    private final Queue<PushOutcome> known = new ArrayDeque<>();
    private boolean ended;

    /** @param stopping whether the step was asked to end */
    PushedAppointmentsReader(DueBatches due, BatchPush push, int inFlight, BooleanSupplier stopping) {
        this.due = due;
        this.lanes = new PushLanes(push, inFlight);
        this.mostOpen = ROUNDS * inFlight;
        this.stopping = stopping;
    }

    @Override
    public @Nullable PushOutcome read() {
        while (known.isEmpty() && !ended) {
            handOver();
            if (lanes.open() > 0) {
                known.addAll(lanes.take());
            } else {
                end();
            }
        }
        return known.poll();
    }

    @Override
    public void close() {
        lanes.close();
    }

    private void handOver() {
        while (lanes.open() < mostOpen && lanes.failure() == null && !stopping.getAsBoolean()) {
            SyncBatch next = due.next();
            if (next == null) {
                return;
            }
            lanes.push(next);
        }
    }

    private void end() {
        ended = true;
        RuntimeException failure = lanes.failure();
        if (failure != null) {
            known.add(new PushesEnded(failure));
        }
    }
}
