package io.nightrounds.campaign;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Why a due reminder is not sent. Where several hold, the first in this order is given: first what is true of the
 * visit and the patient, then what the clock says, then how the patient can be reached, then what there is to say, then
 * whether it may have been said before, and last whether it would be too much.
 */
public enum SuppressionReason {
    CANCELLED("The visit was cancelled."),
    /** Only seen again just before sending, of a notice that it was cancelled. */
    REINSTATED("The visit takes place after all."),
    BLOCKED("The time is blocked by the practice; it is no visit of a patient."),
    DECEASED("The patient is marked as deceased."),
    DO_NOT_CONTACT("The patient does not want to be contacted at all."),
    /** Only seen again just before sending: planning leaves such a visit out. */
    NOT_FOR_VISIT("The visit was changed and is none of those that the campaign is for any more."),
    /** Only seen again just before sending: planning always goes by the current start. */
    MOVED("The visit was moved after this reminder was planned; the new time has reminders of its own."),
    PAST_VISIT("The visit had already begun."),
    UNKNOWN_ZONE("The patient's time zone is stated and not known, so nobody can say when the patient may be reached."),
    BOOKED_TOO_LATE("The visit was booked, or moved to its time, too late for this reminder."),
    TOO_LATE("The time in which this reminder could go out was over."),
    OUTSIDE_WINDOW("The hours in which the patient may be reached leave this reminder no time."),
    NO_GUARDIAN("The patient is under age, and the input gives no contact of a guardian."),
    NO_CHANNEL("The campaign uses none of the channels that the patient asked for."),
    NO_CONTACT("The patient has no number or address on any of the channels."),
    OPTED_OUT("The patient declined every channel on which there is a contact."),
    NO_CONSENT("The patient did not agree to any channel on which there is a contact."),
    NUMBER_OPTED_OUT("Someone else with the same number or address declined to be reached there."),
    NUMBER_FAILED("The vendor refused the number or address for good, and the input has given no other since."),
    NO_TEMPLATE("The campaign has no text for the channel in the patient's or the practice's language."),
    FORGOTTEN(
            "The visit began before the time up to which records were purged: nobody can say whether it was told of."),
    CAPPED_PATIENT("The patient gets as many messages at that time as the caps allow."),
    CAPPED_RECIPIENT("The number or address gets as many messages at that time as the caps allow.");

    private static final Set<SuppressionReason> REVERSIBLE =
            EnumSet.of(CANCELLED, REINSTATED, BLOCKED, NOT_FOR_VISIT, MOVED, NUMBER_FAILED);
    private static final Set<SuppressionReason> OF_WAY =
            EnumSet.of(NO_CONTACT, OPTED_OUT, NO_CONSENT, NUMBER_OPTED_OUT, NUMBER_FAILED, TOO_LATE, OUTSIDE_WINDOW);

    private final String sentence;

    SuppressionReason(String sentence) {
        this.sentence = sentence;
    }

    /** The reason as tables and reports write it: {@code number-opted-out}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason for the people who read reports. */
    public String sentence() {
        return sentence;
    }

    /** Whether the feed of a later night can take the reason back: what is true of the visit or the number now. */
    boolean isReversible() {
        return REVERSIBLE.contains(this);
    }

    /** Whether, said of a reminder that is about to be sent, it leaves the other ways to the patient open. */
    public boolean isOfWay() {
        return OF_WAY.contains(this);
    }

    /** The reason of that word. */
    public static Optional<SuppressionReason> of(String word) {
        for (SuppressionReason reason : values()) {
            if (reason.word().equals(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
