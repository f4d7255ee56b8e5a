package io.nightrounds.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One vendor's queue within a run: what is ready, what waits for another try, how much may be in flight. A vendor that
 * fails five times in a row is left alone for a while, and given up for this run when that has not helped often enough.
 */
final class Lane {
    private static final int FAILURES_BEFORE_PAUSE = 5;
    /** A vendor's wish to wait longer than this is left to the next run. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private record Later(Instant at, long reminder) {}

    /** Why a lane takes nothing more in this run, or nothing more of one practice. */
    record Closed(Deferral deferral, String detail) {}

    private final Sender sender;
    private final int inFlightLimit;
    private final RateLimit rate;
    private final RetrySchedule retries;
    private final RandomGenerator random;

    private final Queue<Long> ready = new ArrayDeque<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::at));
    private final Map<Long, Integer> tries = new HashMap<>();
    private final Map<String, Closed> closedPractices = new HashMap<>();
    private long lastRead = DueReminders.BEFORE_ALL;
    private boolean allRead;
    private int inFlight;
    private int failuresInARow;
    private int pauses;
    private Instant pausedUntil = Instant.MIN;
    private @Nullable Closed closed;

    Lane(Sender sender, DispatchProperties properties, RandomGenerator random) {
        DispatchProperties.Limit limit = properties.limit(sender.provider());
        this.sender = sender;
        this.inFlightLimit = limit.inFlight() == null ? properties.maxInFlight() : limit.inFlight();
        this.rate = new RateLimit(limit.perSecond());
        this.retries = properties.retries();
        this.random = random;
    }

    Sender sender() {
        return sender;
    }

    @Nullable
    Closed closed() {
        return closed;
    }

    int inFlight() {
        return inFlight;
    }

    /** Whether it may take something now; while it is paused or done the others may have its share. */
    boolean open(Instant now) {
        return closed == null && !now.isBefore(pausedUntil) && !allTaken();
    }

    /** Reminders that may be claimed now, at most so many; pages are read through {@code pageAfter} as needed. */
    List<Long> next(int most, Instant now, LongFunction<List<DueReminders.Waiting>> pageAfter) {
        if (!open(now)) {
            return List.of();
        }
        while (!later.isEmpty() && !later.element().at().isAfter(now)) {
            ready.add(later.remove().reminder());
        }
        if (ready.isEmpty() && !allRead) {
            read(pageAfter.apply(lastRead), now);
        }
        int room = Math.min(Math.min(most, inFlightLimit - inFlight), ready.size());
        List<Long> next = new ArrayList<>();
        for (int granted = rate.grant(room, now); granted > 0; granted--) {
            next.add(ready.remove());
        }
        return next;
    }

    private void read(List<DueReminders.Waiting> page, Instant now) {
        allRead = page.isEmpty();
        for (DueReminders.Waiting waiting : page) {
            lastRead = waiting.reminder();
            if (!waiting.notBefore().isAfter(now)) {
                ready.add(waiting.reminder());
            } else if (!waiting.notBefore().isAfter(now.plus(LONGEST_WAIT))) {
                queue(waiting.reminder(), waiting.notBefore());
            }
        }
    }

    void started() {
        inFlight++;
    }

    /** Takes note of an outcome and answers what is to be written of it. */
    Settlement settled(AttemptKey attempt, SendOutcome outcome, Instant now) {
        inFlight--;
        Instant retryAt = now;
        if (outcome instanceof SendOutcome.NotSent notSent) {
            retryAt = unreachable(attempt.reminder(), notSent.reason(), now);
        } else if (outcome instanceof SendOutcome.Throttled throttled) {
            retryAt = throttled(attempt.reminder(), throttled.retryAfter(), now);
        } else if (outcome instanceof SendOutcome.AccountRefused refused) {
            accountRefused(refused);
        } else {
            failuresInARow = 0;
            pauses = 0;
        }
        return Settlement.of(attempt, outcome, now, retryAt);
    }

    private void accountRefused(SendOutcome.AccountRefused refused) {
        Closed refusal = new Closed(Deferral.ACCOUNT_REFUSED, refused.reason());
        if (refused.practice() == null) {
            closed = refusal;
        } else {
            closedPractices.put(refused.practice(), refusal);
        }
    }

    /** Leaves a message planned whose practice the vendor does not take in this run. */
    Decision unlessRefused(Decision decision) {
        if (decision instanceof Decision.Send send) {
            Closed refusal =
                    closedPractices.get(send.message().appointment().key().practice());
            return refusal == null
                    ? decision
                    : new Decision.Defer(decision.reminder(), refusal.deferral(), refusal.detail());
        }
        return decision;
    }

    private Instant unreachable(long reminder, String reason, Instant now) {
        failuresInARow++;
        if (failuresInARow >= FAILURES_BEFORE_PAUSE && !now.isBefore(pausedUntil)) {
            pauses++;
            pausedUntil = now.plus(retries.pause(pauses, random.nextDouble()));
        }
        if (pauses >= retries.attempts()) {
            closed = new Closed(Deferral.PROVIDER_UNREACHABLE, reason);
        }
        int made = tries.merge(reminder, 1, Integer::sum);
        return retries.waitAfter(made, random.nextDouble())
                .map(now::plus)
                .map(at -> queue(reminder, at))
                .orElse(now);
    }

    private Instant throttled(long reminder, @Nullable Duration retryAfter, Instant now) {
        int made = tries.merge(reminder, 1, Integer::sum);
        Duration wait = retryAfter != null ? retryAfter : retries.pause(made, random.nextDouble());
        Instant at = now.plus(wait);
        if (pausedUntil.isBefore(at)) {
            pausedUntil = at;
        }
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            closed = new Closed(Deferral.THROTTLED, "asked to come back in " + wait);
        } else if (made < retries.attempts()) {
            queue(reminder, at);
        }
        return at;
    }

    private Instant queue(long reminder, Instant at) {
        later.add(new Later(at, reminder));
        return at;
    }

    /** Whether this vendor has nothing left to do in this run. */
    boolean finished() {
        return inFlight == 0 && (closed != null || allTaken());
    }

    private boolean allTaken() {
        return allRead && ready.isEmpty() && later.isEmpty();
    }
}
