package io.nightrounds.campaign;

import static io.nightrounds.campaign.SuppressionReason.BLOCKED;
import static io.nightrounds.campaign.SuppressionReason.CANCELLED;
import static io.nightrounds.campaign.SuppressionReason.DECEASED;
import static io.nightrounds.campaign.SuppressionReason.MOVED;
import static io.nightrounds.campaign.SuppressionReason.NO_CONTACT;
import static io.nightrounds.campaign.SuppressionReason.OPTED_OUT;
import static io.nightrounds.campaign.SuppressionReason.PAST_VISIT;
import static io.nightrounds.campaign.SuppressionReason.REINSTATED;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.campaign.cadence.Occasion;
import java.time.Instant;
import java.util.Optional;

/** What can have changed between planning and sending, and so is asked again just before a send. */
public final class Eligibility {
    private Eligibility() {}

    /**
     * What a reminder was planned as.
     *
     * @param start the start of the visit when the reminder was planned
     */
    public record Planned(Occasion occasion, Instant start) {}

    /** Why a planned reminder must not be sent any more; empty where it may. */
    public static Optional<SuppressionReason> of(
            Planned planned, Appointment visit, Patient patient, Channel channel, Instant now) {
        return ofVisit(planned, visit, patient, now).or(() -> ofChannel(patient, channel));
    }

    static Optional<SuppressionReason> ofVisit(Planned planned, Appointment visit, Patient patient, Instant now) {
        boolean ofCancellation = planned.occasion() == Occasion.CANCELLED;
        if (visit.cancelled() != ofCancellation) {
            return Optional.of(ofCancellation ? REINSTATED : CANCELLED);
        }
        if (visit.blocked()) {
            return Optional.of(BLOCKED);
        }
        if (patient.deceased()) {
            return Optional.of(DECEASED);
        }
        if (!visit.start().equals(planned.start())) {
            return Optional.of(MOVED);
        }
        boolean over = !visit.start().isAfter(now);
        return over && planned.occasion() != Occasion.AFTER ? Optional.of(PAST_VISIT) : Optional.empty();
    }

    private static Optional<SuppressionReason> ofChannel(Patient patient, Channel channel) {
        if (patient.contact(channel) == null) {
            return Optional.of(NO_CONTACT);
        }
        return patient.optOut().contains(channel) ? Optional.of(OPTED_OUT) : Optional.empty();
    }
}
