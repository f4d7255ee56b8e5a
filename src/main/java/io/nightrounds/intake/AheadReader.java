package io.nightrounds.intake;

import io.nightrounds.intake.rule.CheckedRow;
import io.nightrounds.intake.rule.FeedRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Rows that are read and checked ahead, in a thread of its own: while the database writes a chunk, the next one is made
 * ready. What was read is no position yet; how far the input is saved, the chunk that saves it notes.
 */
final class AheadReader implements AutoCloseable {
    /**
     * Characters of the rows that are ready: long rows are fewer, or they would need as much memory again as a chunk.
     */
    private static final int MOST_CHARACTERS = 512 * 1024;

    private final InputReader input;
    private final Function<List<FeedRow>, List<CheckedRow>> check;
    private final int mostRows;
    private final ExecutorService ahead = Executors.newSingleThreadExecutor(AheadReader::thread);
    private @Nullable Future<Ready> making;
    private Iterator<CheckedRow> ready = List.<CheckedRow>of().iterator();

    /** @param mostRows as many as a chunk has, so that one is ready when the one before it is saved */
    AheadReader(InputReader input, Function<List<FeedRow>, List<CheckedRow>> check, int mostRows) {
        this.input = input;
        this.check = check;
        this.mostRows = mostRows;
    }

    private record Ready(List<CheckedRow> rows, boolean last) {}

    void open(ExecutionContext context) {
        input.open(context);
        making = ahead.submit(this::rows);
    }

    /** The next one; null at the end. */
    @Nullable
    CheckedRow next() throws Exception {
        while (!ready.hasNext() && making != null) {
            take(making);
        }
        return ready.hasNext() ? ready.next() : null;
    }

    @Override
    public void close() {
        ahead.shutdown();
        try {
            // the input must not be closed while it is read
            ahead.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        input.close();
    }

    private void take(Future<Ready> future) throws Exception {
        making = null;
        Ready taken = outcome(future);
        ready = taken.rows().iterator();
        if (taken.last()) {
            input.ended();
        } else {
            making = ahead.submit(this::rows);
        }
    }

    private static Ready outcome(Future<Ready> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private Ready rows() {
        List<FeedRow> rows = new ArrayList<>();
        int characters = 0;
        FeedRow row = null;
        while (rows.size() < mostRows && characters < MOST_CHARACTERS && (row = input.row()) != null) {
            rows.add(row);
            characters += row.characters();
        }
        return new Ready(check.apply(rows), row == null);
    }

    private static Thread thread(Runnable reading) {
        Thread thread = new Thread(reading, "reading ahead");
        thread.setDaemon(true);
        return thread;
    }
}
