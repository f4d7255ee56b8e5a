package io.nightrounds.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a batch is tried and how long to wait in between.
 *
 * <p>Not Spring's {@code RetryTemplate}: it retries exceptions, while a passing answer is a value here, and its
 * back-off never sees that answer, so that the vendor's Retry-After could not be kept.
 *
 * <p>No twin of dispatch's schedule: a push may be repeated early, so a Retry-After is cut short here, which is never
 * done to a message; and the spread there goes both ways.
 *
 * @param attempts tries in all, the first included
 * @param firstDelay the back-off after the first try; doubles with each further one
 */
record RetrySchedule(int attempts, Duration firstDelay) {
    /**
     * A Retry-After beyond this is cut: the night is short, and an early request costs no more than one more answer.
     */
    static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * The wait after a try that may pass.
     *
     * @param attempt the try that was made, from 1
     * @param retryAfter what the vendor asked for
     * @param random from 0 to 1; takes off up to half of the back-off, so that lanes that failed together part
     */
    Duration waitAfter(int attempt, @Nullable Duration retryAfter, double random) {
        Duration backOff = shorter(firstDelay.multipliedBy(1L << (attempt - 1)), LONGEST);
        Duration spread = backOff.minusMillis((long) (backOff.toMillis() / 2.0 * random));
        return retryAfter == null || retryAfter.compareTo(spread) < 0 ? spread : shorter(retryAfter, LONGEST);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
