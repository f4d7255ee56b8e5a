package io.nightrounds.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.system.JavaVersion;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * Pushes batches, a few at once, while the thread that hands them over does something else. Whatever is handed over is
 * settled, though after a failure only what was begun by then is pushed. One thread hands over and takes.
 */
final class PushLanes implements AutoCloseable {
    private final BatchPush push;
    private final ExecutorService lanes;
    private final BlockingQueue<List<SyncResult>> settled = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private int open;

    PushLanes(BatchPush push, int inFlight) {
        this.push = push;
        this.lanes = Executors.newFixedThreadPool(inFlight, threads());
    }

    /** A lane does nothing but wait, which costs next to nothing where the JDK has virtual threads. */
    private static ThreadFactory threads() {
        return JavaVersion.getJavaVersion().isEqualOrNewerThan(JavaVersion.TWENTY_ONE)
                ? new VirtualThreadTaskExecutor("sync-").getVirtualThreadFactory()
                : Executors.defaultThreadFactory();
    }

    void push(SyncBatch batch) {
        lanes.execute(() -> settled.add(settle(batch)));
        open++;
    }

    /** Batches handed over and not yet taken. */
    int open() {
        return open;
    }

    /** Waits for a batch to be settled, in whatever order they are, and says what became known of its appointments. */
    List<SyncResult> take() {
        try {
            List<SyncResult> known = settled.take();
            open--;
            return known;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while answers of AppointmentsSync were awaited", e);
        }
    }

    /** The first failure of a batch; null where there is none. */
    @Nullable
    RuntimeException failure() {
        return failure.get();
    }

    /** Returns when no request is open any more: a later run must not be overtaken by one of this. */
    @Override
    public void close() {
        lanes.shutdownNow();
        boolean interrupted = false;
        while (!lanes.isTerminated()) {
            try {
                lanes.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<SyncResult> settle(SyncBatch batch) {
        List<SyncResult> known = new ArrayList<>();
        try {
            if (failure.get() == null) {
                push.push(batch, known::add);
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (Error e) {
            failure.compareAndSet(null, new IllegalStateException("A batch of AppointmentsSync broke off", e));
        }
        return known;
    }
}
