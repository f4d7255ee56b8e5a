package io.nightrounds.campaign;

import io.nightrounds.campaign.cadence.Occasion;
import java.time.LocalDate;

/** What planning says about one touch of one visit on one night. */
public sealed interface TouchVerdict {
    TouchKey key();

    /**
     * It is due: planned or suppressed.
     *
     * @param date the clinic's local date from which on it is
     */
    record Due(LocalDate date, PlannedTouch planned) implements TouchVerdict {
        @Override
        public TouchKey key() {
            return planned.key();
        }
    }

    /** A later night will plan it, from that local date of the clinic on. */
    record NotYetDue(TouchKey key, LocalDate date) implements TouchVerdict {}

    /** It is longer ago than planning looks back, so that no night will plan it any more. */
    record NeverDue(TouchKey key) implements TouchVerdict {}

    /** The campaign is not for this visit. @param rule the rule that says so, and what the visit has instead */
    record NotForVisit(TouchKey key, String rule) implements TouchVerdict {}

    /** It is about something that has not happened to the visit. */
    record NothingHappened(TouchKey key, Occasion occasion) implements TouchVerdict {}
}
