package io.nightrounds.sync;

import io.nightrounds.sync.SyncAnswer.AccountRefused;
import io.nightrounds.sync.SyncAnswer.Answered;
import io.nightrounds.sync.SyncAnswer.Passing;
import io.nightrounds.sync.SyncAnswer.Refused;
import io.nightrounds.sync.SyncAnswer.TooLarge;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Pushes one batch until it is settled: again while the answer may pass, in halves where it is too large. It blocks its
 * thread, so that the order of tries and waits can be read here from top to bottom.
 */
final class BatchPush {
    private final SyncGateway gateway;
    private final RetrySchedule retries;
    private final Pause pause;
    private final Reach reach;
    private final BooleanSupplier stopping;

    /** @param stopping whether the step was asked to end, so that no further request may begin */
    BatchPush(SyncGateway gateway, RetrySchedule retries, Pause pause, Reach reach, BooleanSupplier stopping) {
        this.gateway = gateway;
        this.retries = retries;
        this.pause = pause;
        this.reach = reach;
        this.stopping = stopping;
    }

    /**
     * Hands over a result for each appointment, as soon as it is known. Where the step was asked to end first, there is
     * none, and the appointments are due as before.
     *
     * @throws SyncAccountRefused without a result for what was refused; results of other halves were handed over
     */
    void push(SyncBatch batch, Consumer<SyncResult> known) {
        if (stopping.getAsBoolean()) {
            return;
        }
        SyncAnswer answer = settled(batch);
        if (answer instanceof Answered answered) {
            StatusMatch.match(batch.appointments(), answered.statuses()).forEach(known);
        } else if (answer instanceof Refused refused) {
            refuse(batch, refused.reason(), known);
        } else if (answer instanceof TooLarge tooLarge) {
            divide(batch, tooLarge, known);
        } else if (answer instanceof Passing && stopping.getAsBoolean()) {
            return;
        } else if (answer instanceof Passing passing) {
            batch.appointments().forEach(one -> known.accept(SyncResult.unknown(one, passing.reason())));
        } else {
            throw new SyncAccountRefused(batch.practice(), ((AccountRefused) answer).reason());
        }
    }

    private SyncAnswer settled(SyncBatch batch) {
        for (int attempt = 1; ; attempt++) {
            SyncAnswer answer =
                    gateway.push(batch.practice(), batch.appointments()).join();
            if (!(answer instanceof Passing passing)) {
                reach.reached();
                return answer;
            }
            if (!worthAnother(attempt, passing)) {
                reach.missed(passing.reason());
                return passing;
            }
        }
    }

    private boolean worthAnother(int attempt, Passing passing) {
        return attempt < retries.attempts()
                && reach.worthRetrying()
                && pause.take(
                        retries.waitAfter(
                                attempt,
                                passing.retryAfter(),
                                ThreadLocalRandom.current().nextDouble()),
                        stopping);
    }

    private void divide(SyncBatch batch, TooLarge tooLarge, Consumer<SyncResult> known) {
        if (batch.divisible()) {
            batch.halves().forEach(half -> push(half, known));
        } else {
            refuse(batch, "Too large even alone: " + tooLarge.reason(), known);
        }
    }

    private static void refuse(SyncBatch batch, String reason, Consumer<SyncResult> known) {
        batch.appointments().forEach(one -> known.accept(SyncResult.refused(one, reason)));
    }

    /** Waiting between two tries, apart so that nothing waits in tests. */
    @FunctionalInterface
    interface Pause {
        Duration SLICE = Duration.ofMillis(100);

        /** Waits, and says whether it was let wait to the end; interrupted, it leaves the thread marked so. */
        boolean take(Duration duration, BooleanSupplier stopping);

        static boolean sleep(Duration duration, BooleanSupplier stopping) {
            long end = System.nanoTime() + duration.toNanos();
            try {
                for (long left = duration.toNanos();
                        left > 0 && !stopping.getAsBoolean();
                        left = end - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.sleep(Math.min(left, SLICE.toNanos()));
                }
                return !stopping.getAsBoolean();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
