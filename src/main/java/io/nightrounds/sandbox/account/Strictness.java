package io.nightrounds.sandbox.account;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Switches for what no document says, so that a client can be tried against each way it could be.
 *
 * @param switches those that are on
 * @param mostItems the largest batch that Updox takes before it answers 4020
 */
public record Strictness(Set<Switch> switches, int mostItems) {
    static final Strictness DEFAULTS = new Strictness(Set.of(), 1000);

    /** What can be turned on. */
    public enum Switch {
        /** GlobalPortal takes the methods Email, Sms, Voice and MobileNotification only, not any text. */
        LISTED_METHODS_ONLY("listedMethodsOnly"),
        /** PatientComms answers a wrong key by 200 with {@code Success:false}, not by 401. */
        WRONG_KEY_IN_BODY("wrongKeyInBody"),
        /** PatientComms' Credits are what is left of 1,000, not what the call cost. */
        CREDITS_ARE_BALANCE("creditsAreBalance"),
        /** PatientComms refuses date-times without an offset. */
        OFFSET_REQUIRED("offsetRequired"),
        /** BokaMera answers as its sample: no Created, no ToSendDate, year 0001 for no SentDate, BookingId 0. */
        SAMPLE_DATES("sampleDates");

        private final String word;

        Switch(String word) {
            this.word = word;
        }

        /** As an accounts file has it. */
        String word() {
            return word;
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Switch::word).toList();
        }
    }

    public boolean has(Switch one) {
        return switches.contains(one);
    }
}
