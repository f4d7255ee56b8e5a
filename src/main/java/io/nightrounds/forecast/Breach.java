package io.nightrounds.forecast;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One bound that a night is outside of.
 *
 * @param practice its key; null where all practices together are meant
 * @param found the night's value, with its unit
 * @param expected what it would have to be
 * @param rule the settings of the job file that say so
 */
public record Breach(@Nullable String practice, Measure measure, String found, String expected, String rule) {

    /** What of a night is compared. */
    public enum Measure {
        /** Reminders that the night has sent or would send. */
        REMINDERS,
        /** Appointments that the feed has. */
        FEED_ROWS,
        /** How old the input is. */
        FEED_AGE,
        /** Upcoming visits that were cancelled since the last run that was let go. */
        CANCELLED,
        /** What the run would cost. */
        COST;

        /** As messages write it: {@code feed rows}. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The breach in one line: value, expectation, rule. */
    public String sentence() {
        return (practice == null ? "" : "practice " + practice + ": ") + measure.word() + ": " + found + "; expected "
                + expected + " (" + rule + ")";
    }
}
