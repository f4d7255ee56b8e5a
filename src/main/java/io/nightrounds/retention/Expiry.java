package io.nightrounds.retention;

import java.time.Instant;
import java.util.Set;

/**
 * What may be deleted.
 *
 * @param before all that happened to it must lie before that moment
 * @param refusedSince a vendor's refusal of a number since that moment is still needed, and what was said of the number
 *     after it
 * @param unfinished the numbers of runs that can be resumed; what they read or planned stays, or their books would not
 *     close
 */
public record Expiry(Instant before, Instant refusedSince, Set<Long> unfinished) {
    private static final long NO_RUN = Long.MIN_VALUE;

    public Expiry {
        unfinished = Set.copyOf(unfinished);
    }

    /** The same for {@code in (…)}, where a list must not be empty. */
    public Set<Long> unfinishedOrNone() {
        return unfinished.isEmpty() ? Set.of(NO_RUN) : unfinished;
    }
}
