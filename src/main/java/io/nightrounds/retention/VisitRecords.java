package io.nightrounds.retention;

import java.util.Set;

/**
 * What a room keeps about visits. The rooms are asked in the order of their {@code @Order}: who refers to rows of
 * another comes before it.
 */
public interface VisitRecords {
    /** Told once, before anything is deleted, in a transaction of its own. */
    default void begin(Expiry expiry) {}

    /** Those of the visits that must stay for what the room keeps about them. Reads only. */
    Set<String> needed(Visits visits, Expiry expiry);

    /** Deletes all that the room keeps about the visits. Takes part in the caller's transaction. */
    void delete(Visits visits, Tally tally);
}
