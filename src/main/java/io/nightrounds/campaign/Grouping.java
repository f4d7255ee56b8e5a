package io.nightrounds.campaign;

import java.util.Locale;

/** Whose visits of one day one message may tell of together. */
public enum Grouping {
    /** Those of one patient. */
    PATIENT,
    /** Those of all patients who are reached at one number or address, which then reads of all of them. */
    FAMILY,
    /** Nobody's: a message for each visit. */
    NONE;

    /** As the job file writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
