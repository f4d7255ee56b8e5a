package io.nightrounds.dispatch;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import java.time.Instant;

/**
 * A planned reminder as it stands at the moment of its claim, with its appointment and patient read afresh.
 *
 * @param attempts attempts made so far, in all runs
 * @param plannedStart the visit's start it was planned for; differs from the appointment's when the visit moved
 * @param notAfter from this moment on it is too late
 * @param synced whether AppointmentsSync has accepted the appointment as it is now
 */
record DueReminder(
        long id,
        int attempts,
        String campaign,
        Channel channel,
        String language,
        Instant plannedStart,
        Instant notBefore,
        Instant notAfter,
        boolean synced,
        Appointment appointment,
        Patient patient) {

    DueReminder asSynced() {
        return new DueReminder(
                id,
                attempts,
                campaign,
                channel,
                language,
                plannedStart,
                notBefore,
                notAfter,
                true,
                appointment,
                patient);
    }
}
