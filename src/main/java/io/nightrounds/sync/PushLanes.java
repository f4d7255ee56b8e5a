package io.nightrounds.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pushes batches, a few at once, and keeps what became known even where a batch ends the step. */
final class PushLanes {
    private final BatchPush push;
    private final Queue<SyncBatch> waiting;
    private final Queue<SyncResult> known = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    PushLanes(BatchPush push, Collection<SyncBatch> batches) {
        this.push = push;
        this.waiting = new ConcurrentLinkedQueue<>(batches);
    }

    /**
     * Returns when every batch is settled. After a failure no further batch starts, and those in flight are waited for.
     *
     * @throws RuntimeException the first failure of a batch
     */
    void run(int inFlight) {
        int lanes = Math.min(inFlight, waiting.size());
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(this::lane, threads))
                            .limit(lanes)
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdown();
        }
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    List<SyncResult> known() {
        return new ArrayList<>(known);
    }

    private void lane() {
        SyncBatch next;
        while (failure.get() == null && (next = waiting.poll()) != null) {
            try {
                push.push(next, known::add);
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        }
    }
}
