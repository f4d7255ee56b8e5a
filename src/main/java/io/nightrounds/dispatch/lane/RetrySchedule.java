package io.nightrounds.dispatch.lane;

import io.nightrounds.dispatch.DispatchProperties;
import java.time.Duration;
import java.util.Optional;

/**
 * When to try again what is proven not to have been sent.
 *
 * @param attempts tries in all, the first included
 * @param firstDelay wait before the second try; doubles with each further one
 */
record RetrySchedule(int attempts, Duration firstDelay) {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    static RetrySchedule of(DispatchProperties properties) {
        return new RetrySchedule(properties.attempts(), properties.firstDelay());
    }

    /**
     * The wait after so many tries, or empty when they are used up.
     *
     * @param tries tries made so far, at least 1
     * @param jitter from 0 to 1: spreads the waits over the half around their middle, so that tries do not march in
     *     step
     */
    Optional<Duration> waitAfter(int tries, double jitter) {
        if (tries >= attempts) {
            return Optional.empty();
        }
        return Optional.of(pause(tries, jitter));
    }

    /** The wait after so many tries, without a bound on their number. */
    Duration pause(int tries, double jitter) {
        long first = shorter(firstDelay, LONGEST).toMillis();
        long middle = Math.min(first << Math.min(tries - 1, 16), LONGEST.toMillis());
        return Duration.ofMillis(Math.round(middle * (0.75 + jitter / 2)));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
