package io.nightrounds.campaign;

import static io.nightrounds.campaign.SuppressionReason.BLOCKED;
import static io.nightrounds.campaign.SuppressionReason.CANCELLED;
import static io.nightrounds.campaign.SuppressionReason.DECEASED;
import static io.nightrounds.campaign.SuppressionReason.MOVED;
import static io.nightrounds.campaign.SuppressionReason.NO_CONTACT;
import static io.nightrounds.campaign.SuppressionReason.OPTED_OUT;
import static io.nightrounds.campaign.SuppressionReason.PAST_VISIT;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import java.time.Instant;
import java.util.Optional;

/** What can have changed between planning and sending, and so is asked again just before a send. */
public final class Eligibility {
    private Eligibility() {}

    /**
     * Why a planned reminder must not be sent any more; empty where it may.
     *
     * @param plannedStart the start of the visit when the reminder was planned
     */
    public static Optional<SuppressionReason> of(
            Appointment visit, Patient patient, Channel channel, Instant plannedStart, Instant now) {
        return ofVisit(visit, patient, plannedStart, now).or(() -> ofChannel(patient, channel));
    }

    static Optional<SuppressionReason> ofVisit(Appointment visit, Patient patient, Instant plannedStart, Instant now) {
        if (visit.cancelled()) {
            return Optional.of(CANCELLED);
        }
        if (visit.blocked()) {
            return Optional.of(BLOCKED);
        }
        if (patient.deceased()) {
            return Optional.of(DECEASED);
        }
        if (!visit.start().equals(plannedStart)) {
            return Optional.of(MOVED);
        }
        return visit.start().isAfter(now) ? Optional.empty() : Optional.of(PAST_VISIT);
    }

    private static Optional<SuppressionReason> ofChannel(Patient patient, Channel channel) {
        if (patient.contact(channel) == null) {
            return Optional.of(NO_CONTACT);
        }
        return patient.optOut().contains(channel) ? Optional.of(OPTED_OUT) : Optional.empty();
    }
}
