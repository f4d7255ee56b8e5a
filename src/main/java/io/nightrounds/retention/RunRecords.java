package io.nightrounds.retention;

import java.util.Set;

/** What a room keeps about runs. */
public interface RunRecords {
    /** Whether the run must stay, because something that it did is not settled. Reads only. */
    default boolean needs(long run) {
        return false;
    }

    /** Deletes what the room keeps about a run. Takes part in the caller's transaction. */
    default void delete(KnownRun run, Tally tally) {}

    /**
     * Deletes what is left for no run, after all of them. Takes part in the caller's transaction.
     *
     * @param runs the numbers of those that stay
     */
    default void sweep(Expiry expiry, Set<Long> runs, Tally tally) {}
}
