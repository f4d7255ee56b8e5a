package io.nightrounds.dispatch.lane;

import io.nightrounds.partition.Share;
import java.time.Duration;
import java.time.Instant;

/**
 * A rate limit that several machines share without talking to each other: time is cut into slots in which one message
 * may start, and every share owns each so-many-eth of them. So together they never start more than the limit has, as
 * exactly as their clocks agree.
 */
final class ClockSlots {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long slot;
    private final Share share;
    private final long window;
    private long free = Long.MIN_VALUE;

    /**
     * @param slot the limit's own distance between two starts
     * @param madeUp how long an own slot may still be used after its time, for the moment in which the loop was busy
     */
    ClockSlots(Duration slot, Share share, Duration madeUp) {
        this.slot = slot.toNanos();
        this.share = share;
        this.window = Math.max(this.slot, madeUp.toNanos());
    }

    /** How many may start now, at most so many; what is granted counts as started. */
    int grant(int most, Instant now) {
        long nanos = Math.addExact(Math.multiplyExact(now.getEpochSecond(), SECOND), now.getNano());
        long next = firstOwn(Math.max(free, nanos - window + 1));
        long last = Math.floorDiv(nanos, slot);
        long ready = next > last ? 0 : (last - next) / share.of() + 1;
        int granted = (int) Math.max(0, Math.min(most, ready));
        if (granted > 0) {
            free = (next + (long) (granted - 1) * share.of()) * slot + 1;
        }
        return granted;
    }

    /** The number of the first own slot that begins then or later. */
    private long firstOwn(long from) {
        long number = -Math.floorDiv(-from, slot);
        return number + Math.floorMod(share.bucket() - number, (long) share.of());
    }
}
