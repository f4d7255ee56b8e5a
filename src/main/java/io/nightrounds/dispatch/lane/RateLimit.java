package io.nightrounds.dispatch.lane;

import io.nightrounds.partition.Share;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Spreads starts evenly. Unused time is not saved up, but for the moment in which the loop was busy elsewhere. */
final class RateLimit {
    /** Longer than the loop ever waits for an answer; at low rates it grants no more than a single start. */
    private static final Duration MADE_UP = Duration.ofMillis(100);

    private final @Nullable Duration gap;
    private final @Nullable ClockSlots slots;
    private Instant free = Instant.MIN;

    /**
     * @param perSecond starts per second of all who share the limit; null for no limit
     * @param share whose starts are counted here
     */
    RateLimit(@Nullable Integer perSecond, Share share) {
        this.gap = perSecond == null ? null : Duration.ofSeconds(1).dividedBy(perSecond);
        this.slots = gap != null && share.shared() ? new ClockSlots(gap, share, MADE_UP) : null;
    }

    /** How many may start now, at most so many; what is granted counts as started. */
    int grant(int most, Instant now) {
        if (gap == null) {
            return most;
        }
        if (slots != null) {
            return slots.grant(most, now);
        }
        Instant earliest = now.minus(gap.compareTo(MADE_UP) > 0 ? gap : MADE_UP);
        Instant from = free.isBefore(earliest) ? earliest : free;
        long ready = Math.max(0, Duration.between(from, now).dividedBy(gap));
        int granted = (int) Math.max(0, Math.min(most, ready));
        free = from.plus(gap.multipliedBy(granted));
        return granted;
    }
}
