package io.nightrounds.retention;

import java.time.Instant;
import java.util.List;

/** The visits and patients there are: room {@code appointment}'s. */
public interface VisitCatalog {
    /** The keys of the practices that have any. */
    List<String> practices();

    /**
     * The next visits of a practice that began before a moment, in the order of their ids.
     *
     * @param after the last id of the page before; empty for the first page
     */
    Visits begun(String practice, Instant before, String after, int most);

    /** The ids of patients of whom no visit and no reminder is left. */
    List<String> patientsLeft(String practice);

    /**
     * Deletes patients. Of those who declined to be reached their contacts and their no stay: others may have the same
     * number. Takes part in the caller's transaction.
     */
    void deletePatients(String practice, List<String> ids, Tally tally);
}
