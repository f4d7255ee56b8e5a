package io.nightrounds.campaign;

import io.nightrounds.appointment.PatientKey;
import java.time.Instant;

/**
 * A reminder that goes out, or has, as far as caps are concerned.
 *
 * @param message what makes it one message: reminders of equal values here go out together and count once
 * @param recipient E.164 number or address
 * @param at when it goes out at the earliest
 */
record EarlierReminder(TouchKey key, Object message, PatientKey patient, String recipient, Instant at) {
    /** Whether it told of a time that the visit has no longer: the new time must reach the patient all the same. */
    boolean overtakenBy(EarlierReminder other) {
        return key.appointment().equals(other.key.appointment()) && !key.start().equals(other.key.start());
    }
}
