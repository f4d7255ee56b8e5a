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
record EarlierReminder(Object message, PatientKey patient, String recipient, Instant at) {}
