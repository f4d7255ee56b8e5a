package io.nightrounds.campaign;

import java.time.LocalDate;

/** What planning says about one touch of one visit on one night. */
public sealed interface TouchVerdict {
    TouchKey key();

    /** The clinic's local date from which on the touch is due. */
    LocalDate date();

    /** It is due: planned or suppressed. */
    record Due(LocalDate date, PlannedTouch planned) implements TouchVerdict {
        @Override
        public TouchKey key() {
            return planned.key();
        }
    }

    /** A later night will plan it. */
    record NotYetDue(TouchKey key, LocalDate date) implements TouchVerdict {}

    /** The visit is longer ago than planning looks back, so that no night will plan it any more. */
    record NeverDue(TouchKey key, LocalDate date) implements TouchVerdict {}
}
