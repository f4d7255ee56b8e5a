package io.nightrounds.dispatch;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.campaign.Eligibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A planned reminder as it stands at the moment of its claim, with its appointment and patient read afresh.
 *
 * @param attempts attempts made so far, in all runs
 * @param planned what it was planned as; its start differs from the appointment's when the visit moved
 * @param notAfter from this moment on it is too late
 * @param groupKey shared with those that one message may tell of together with it; null where it goes alone
 * @param synced whether AppointmentsSync has accepted the appointment as it is now
 */
record DueReminder(
        long id,
        int attempts,
        String campaign,
        Channel channel,
        String language,
        Eligibility.Planned planned,
        Instant notBefore,
        Instant notAfter,
        @Nullable String groupKey,
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
                planned,
                notBefore,
                notAfter,
                groupKey,
                true,
                appointment,
                patient);
    }

    AttemptKey nextAttempt() {
        return new AttemptKey(id, attempts + 1);
    }
}
