package io.nightrounds.dispatch.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Whether and when one vendor's messages are tried again in one run. Only for what is proven not to have been sent. */
final class Retries {
    private final RetrySchedule schedule;
    private final RetryBudget budget;
    private final RandomGenerator random;
    private final Map<Long, Integer> failedTries = new HashMap<>();

    Retries(RetrySchedule schedule, RetryBudget budget, RandomGenerator random) {
        this.schedule = schedule;
        this.budget = budget;
        this.random = random;
    }

    /**
     * When a message may be tried again.
     *
     * @param at the time for its row, which binds later runs too
     * @param inThisRun whether this run is the one to do it
     * @param budgetSpent whether it would have been, had the vendor's retries not been used up
     * @param usedUp whether the message has had all its tries, each without any connection
     */
    record Retry(Instant at, boolean inThisRun, boolean budgetSpent, boolean usedUp) {
        Retry(Instant at, boolean inThisRun, boolean budgetSpent) {
            this(at, inThisRun, budgetSpent, false);
        }

        static Retry anyTime(Instant now) {
            return new Retry(now, false, false);
        }

        /** For what was never tried. */
        static Retry atOnce(Instant now) {
            return new Retry(now, true, false);
        }
    }

    /** A message comes over from another way, where its tries do not count. */
    void startAnew(long reminder) {
        failedTries.remove(reminder);
    }

    /** A message's outcome came: the first one earns its vendor a share of a retry. */
    void tried(long reminder) {
        if (!failedTries.containsKey(reminder)) {
            budget.firstTry();
        }
    }

    /** After a try that could not reach the vendor. */
    Retry unreachable(long reminder, Instant now) {
        Optional<Duration> wait = schedule.waitAfter(failed(reminder), random.nextDouble());
        if (wait.isEmpty()) {
            return new Retry(now, false, false, true);
        }
        return budget.spend() ? new Retry(now.plus(wait.get()), true, false) : new Retry(now, false, true);
    }

    /**
     * After an answer that the vendor takes nothing now. A retry at the time it named costs nothing of the budget: it
     * said itself what it can bear.
     *
     * @param asked the wait the vendor asked for; null where it named none
     */
    Retry throttled(long reminder, @Nullable Duration asked, Instant now) {
        int made = failed(reminder);
        Instant at = now.plus(asked != null ? asked : schedule.pause(made, random.nextDouble()));
        if (made >= schedule.attempts()) {
            return new Retry(at, false, false);
        }
        boolean granted = asked != null || budget.spend();
        return new Retry(at, granted, !granted);
    }

    private int failed(long reminder) {
        return failedTries.merge(reminder, 1, Integer::sum);
    }
}
