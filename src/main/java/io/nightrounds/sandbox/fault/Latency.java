package io.nightrounds.sandbox.fault;

import java.time.Duration;

/**
 * How long answers wait: log-normal, as the latencies of real services roughly are; fixed where the median is also the
 * p95.
 *
 * @param seed makes the n-th latency the same in every play of the script
 */
record Latency(Duration median, Duration p95, long seed) {
    /** Idle connections are closed after 60 s, so a slower answer would never arrive. */
    static final Duration LONGEST = Duration.ofSeconds(50);

    /** The 95th percentile of the standard normal distribution. */
    private static final double Z95 = 1.6448536269514722;

    Latency {
        if (p95.compareTo(median) < 0) {
            throw new IllegalArgumentException("p95 " + p95.toMillis() + "ms is below the median " + median.toMillis()
                    + "ms. Give a p95 of at least the median.");
        }
        if (p95.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A latency of " + p95.toMillis() + "ms is above " + LONGEST.toSeconds()
                    + "s. Use 'hang: true' for an answer that never comes.");
        }
    }

    Duration ofRequest(long nth) {
        if (median.equals(p95) || median.isZero()) {
            return median;
        }
        double sigma = Math.log((double) p95.toNanos() / median.toNanos()) / Z95;
        double nanos = median.toNanos() * Math.exp(sigma * Draw.of(seed, nth).nextGaussian());
        return Duration.ofNanos((long) Math.min(nanos, LONGEST.toNanos()));
    }
}
