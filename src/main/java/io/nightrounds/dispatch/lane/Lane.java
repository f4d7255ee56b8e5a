package io.nightrounds.dispatch.lane;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.Deferral;
import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.dispatch.claim.DueReminders;
import io.nightrounds.dispatch.ledger.Decision;
import io.nightrounds.dispatch.ledger.Settlement;
import io.nightrounds.partition.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One vendor within a run: its queue, and how much of it may be in flight by its limits and by its {@link Breaker}. A
 * vendor whose account is refused, or whose pauses did not help often enough, is given up for this run.
 */
public final class Lane {
    /** Why a lane takes nothing more in this run, or nothing more of one practice. */
    public record Closed(Deferral deferral, String detail) {}

    private final Sender sender;
    private final Outlet outlet;
    private final int claimLimit;
    private final RateLimit rate;
    private final Retries retries;
    private final Breaker breaker;
    private final LaneQueue queue = new LaneQueue();

    private final Map<String, Closed> closedPractices = new HashMap<>();
    private int inFlight;
    private @Nullable Closed closed;

    /** @param share how much of the vendor's limits is this lane's own */
    public Lane(Sender sender, DispatchProperties properties, Share share, RandomGenerator random) {
        String provider = sender.provider();
        this.sender = sender;
        this.outlet = new Outlet(sender, share.partOf(properties.inFlight(provider)));
        this.claimLimit = share.partOf(properties.claimed(provider));
        this.rate = new RateLimit(properties.limit(provider).perSecond(), share);
        RetrySchedule schedule = RetrySchedule.of(properties);
        this.retries = new Retries(schedule, RetryBudget.of(properties, provider), random);
        this.breaker = new Breaker(schedule, random);
    }

    public Sender sender() {
        return sender;
    }

    public @Nullable Closed closed() {
        return closed;
    }

    public int inFlight() {
        return inFlight;
    }

    /** Whether it may take something now; while it is paused, probed or done the others may have its share. */
    public boolean open(Instant now) {
        return closed == null && breaker.places(now) > inFlight && !queue.allTaken();
    }

    /** Reminders that may be claimed now, at most so many; pages are read through {@code pageAfter} as needed. */
    public List<Long> next(int most, Instant now, LongFunction<List<DueReminders.Waiting>> pageAfter) {
        if (!open(now)) {
            return List.of();
        }
        int places = Math.min(claimLimit, breaker.places(now)) - inFlight;
        int room = Math.min(Math.min(most, places), queue.ready(now, pageAfter));
        return queue.take(rate.grant(room, now));
    }

    /** A reminder comes over from another way, for now or for a little later. */
    public void takeOver(DueReminders.Waiting waiting, Instant now) {
        retries.startAnew(waiting.reminder());
        queue.takeOver(waiting, now);
    }

    /** A reminder has gone on to another way. */
    public void forget(long reminder) {
        queue.forget(reminder);
    }

    public void started() {
        inFlight++;
    }

    /** Sends a claimed message, as soon as the vendor has a place for it. */
    public CompletableFuture<SendOutcome> send(OutboundMessage message) {
        return outlet.send(message);
    }

    /** Takes back what is claimed and not begun; it stays planned. */
    public void recall() {
        outlet.recall();
    }

    /** The same where the vendor is to be left alone. */
    public void recallIfResting(Instant now) {
        if (closed != null || breaker.places(now) == 0) {
            recall();
        }
    }

    /**
     * Takes note of a message's outcome and answers what is to be written of it: the same of all its reminders. It is
     * the first of them by which its tries are counted.
     */
    public List<Settlement> settled(List<AttemptKey> message, SendOutcome outcome, Instant now) {
        inFlight--;
        if (outcome instanceof SendOutcome.NotBegun) {
            return settlements(message, outcome, Retries.Retry.atOnce(now), now);
        }
        Retries.Retry retry = Retries.Retry.anyTime(now);
        long first = message.get(0).reminder();
        retries.tried(first);
        if (outcome instanceof SendOutcome.NotSent notSent) {
            failed(Deferral.PROVIDER_UNREACHABLE, notSent.reason(), now);
            retry = retries.unreachable(first, now);
        } else if (outcome instanceof SendOutcome.Unknown unknown) {
            failed(Deferral.PROVIDER_FAILING, unknown.reason(), now);
        } else if (outcome instanceof SendOutcome.Throttled throttled) {
            retry = retries.throttled(first, throttled.retryAfter(), now);
            rest(retry.at(), now);
        } else if (outcome instanceof SendOutcome.AccountRefused refused) {
            accountRefused(refused, now);
        } else {
            breaker.answered(now);
        }
        return settlements(message, outcome, retry, now);
    }

    private List<Settlement> settlements(
            List<AttemptKey> message, SendOutcome outcome, Retries.Retry retry, Instant now) {
        if (retry.inThisRun()) {
            message.forEach(attempt -> queue.putBack(attempt.reminder(), retry.at()));
        }
        return message.stream()
                .map(attempt -> Settlement.of(attempt, outcome, now, retry.at()))
                .map(settlement -> spent(settlement, retry))
                .toList();
    }

    private static Settlement spent(Settlement settlement, Retries.Retry retry) {
        if (retry.usedUp()) {
            return settlement.endingWay();
        }
        return retry.budgetSpent() ? settlement.because(Deferral.RETRIES_SPENT) : settlement;
    }

    private void failed(Deferral deferral, String reason, Instant now) {
        breaker.failed(now);
        if (breaker.givenUp()) {
            close(deferral, reason);
        }
    }

    /** Keeps to what the vendor asked for, in this run or before it: nothing goes out until then. */
    public void rest(Instant until, Instant now) {
        breaker.rest(until, now);
        if (until.isAfter(now.plus(LaneQueue.LONGEST_WAIT))) {
            close(Deferral.THROTTLED, "asked to come back in " + Duration.between(now, until));
        } else if (breaker.givenUp()) {
            close(Deferral.THROTTLED, "asked to come back later, time and again");
        }
    }

    private void accountRefused(SendOutcome.AccountRefused refused, Instant now) {
        if (refused.practice() == null) {
            close(Deferral.ACCOUNT_REFUSED, refused.reason());
        } else {
            breaker.answered(now);
            closedPractices.put(refused.practice(), new Closed(Deferral.ACCOUNT_REFUSED, refused.reason()));
        }
    }

    private void close(Deferral deferral, String detail) {
        if (closed == null) {
            closed = new Closed(deferral, detail);
        }
    }

    /** Leaves a message planned whose practice the vendor does not take in this run. */
    public Decision unlessRefused(Decision decision) {
        if (decision instanceof Decision.Send send) {
            Closed refusal =
                    closedPractices.get(send.message().appointment().key().practice());
            return refusal == null
                    ? decision
                    : new Decision.Defer(decision.reminder(), refusal.deferral(), refusal.detail());
        }
        return decision;
    }

    /** Whether this vendor has nothing left to do in this run. */
    public boolean finished() {
        return inFlight == 0 && (closed != null || queue.allTaken());
    }
}
