package io.nightrounds.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Spreads starts evenly: after a start the next is free a fixed gap later. Unused time is not saved up. */
final class RateLimit {
    private static final long NANOS = 1_000_000_000L;

    private final @Nullable Duration gap;
    private Instant free = Instant.MIN;

    RateLimit(@Nullable Integer perSecond) {
        this.gap = perSecond == null ? null : Duration.ofNanos(NANOS / perSecond);
    }

    /** How many may start now, at most so many; what is granted counts as started. */
    int grant(int most, Instant now) {
        if (gap == null) {
            return most;
        }
        Instant from = free.isBefore(now.minus(gap.multipliedBy(BURST))) ? now.minus(gap.multipliedBy(BURST)) : free;
        long ready = Duration.between(from, now).toNanos() / gap.toNanos();
        int granted = (int) Math.max(0, Math.min(most, ready));
        free = from.plus(gap.multipliedBy(granted));
        return granted;
    }

    /** Starts that may be made up for when the loop came round a little late. */
    private static final int BURST = 32;
}
