package io.nightrounds.dispatch.claim;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.campaign.Eligibility;
import io.nightrounds.dispatch.AttemptKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A planned reminder as it stands at the moment of its claim, with its appointment and patient read afresh.
 *
 * @param attempts attempts made so far, in all runs
 * @param planned what it was planned as; its start differs from the appointment's when the visit moved
 * @param groupKey shared with those that one message may tell of together with it; null where it goes alone
 * @param synced whether AppointmentsSync has accepted the appointment as it is now
 */
public record DueReminder(
        long id,
        int attempts,
        String campaign,
        Way way,
        Eligibility.Planned planned,
        @Nullable String groupKey,
        boolean synced,
        Appointment appointment,
        Patient patient) {

    /**
     * The way that it takes now.
     *
     * @param nth 0 for the one it was planned with first
     * @param provider the vendor whose lane it is in; null where none carries the channel
     * @param notAfter from this moment on it is too late on this way
     */
    public record Way(
            int nth,
            @Nullable String provider,
            Channel channel,
            String language,
            Instant notBefore,
            Instant notAfter) {}

    public Channel channel() {
        return way.channel;
    }

    String language() {
        return way.language;
    }

    Instant notBefore() {
        return way.notBefore;
    }

    Instant notAfter() {
        return way.notAfter;
    }

    public DueReminder asSynced() {
        return new DueReminder(id, attempts, campaign, way, planned, groupKey, true, appointment, patient);
    }

    AttemptKey nextAttempt() {
        return new AttemptKey(id, attempts + 1);
    }
}
