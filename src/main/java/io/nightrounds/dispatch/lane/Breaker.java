package io.nightrounds.dispatch.lane;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a vendor in trouble from being tried over and over. Closed, it lets everything pass. Five failures in a row
 * open it for a while; then it is half open and lets one message pass as a probe, whose answer closes it and whose
 * failure opens it again, for longer. It counts failures and not their share, so that it trips in a run of a dozen
 * messages too.
 */
final class Breaker {
    private static final int FAILURES_TO_OPEN = 5;

    private final RetrySchedule schedule;
    private final RandomGenerator random;
    private int failuresInARow;
    private int openings;
    /** Null while closed; past while half open. */
    private @Nullable Instant openUntil;

    Breaker(RetrySchedule schedule, RandomGenerator random) {
        this.schedule = schedule;
        this.random = random;
    }

    /** The most messages that may be in flight now. */
    int places(Instant now) {
        if (openUntil == null) {
            return Integer.MAX_VALUE;
        }
        return open(now) ? 0 : 1;
    }

    /** The vendor works. What was asked for is kept to all the same: an answer while open does not end the wait. */
    void answered(Instant now) {
        failuresInARow = 0;
        openings = 0;
        if (!open(now)) {
            openUntil = null;
        }
    }

    /** No connection, or no clear answer. Failures of what was in flight when it opened change nothing. */
    void failed(Instant now) {
        failuresInARow++;
        boolean probed = openUntil != null;
        if (!open(now) && (probed || failuresInARow >= FAILURES_TO_OPEN)) {
            openings++;
            openUntil = now.plus(schedule.pause(openings, random.nextDouble()));
        }
    }

    /** The vendor answered that it wants to be left alone until then. */
    void rest(Instant until, Instant now) {
        failuresInARow = 0;
        if (!open(now)) {
            openings++;
            openUntil = until;
        } else if (until.isAfter(openUntil)) {
            openUntil = until;
        }
    }

    /** Whether it opened as often as one message may be tried, and nothing was answered in between. */
    boolean givenUp() {
        return openings >= schedule.attempts();
    }

    private boolean open(Instant now) {
        return openUntil != null && now.isBefore(openUntil);
    }
}
