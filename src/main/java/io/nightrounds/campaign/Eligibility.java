package io.nightrounds.campaign;

import static io.nightrounds.campaign.SuppressionReason.BLOCKED;
import static io.nightrounds.campaign.SuppressionReason.CANCELLED;
import static io.nightrounds.campaign.SuppressionReason.DECEASED;
import static io.nightrounds.campaign.SuppressionReason.DO_NOT_CONTACT;
import static io.nightrounds.campaign.SuppressionReason.MOVED;
import static io.nightrounds.campaign.SuppressionReason.NO_CONSENT;
import static io.nightrounds.campaign.SuppressionReason.NO_CONTACT;
import static io.nightrounds.campaign.SuppressionReason.NUMBER_FAILED;
import static io.nightrounds.campaign.SuppressionReason.NUMBER_OPTED_OUT;
import static io.nightrounds.campaign.SuppressionReason.OPTED_OUT;
import static io.nightrounds.campaign.SuppressionReason.PAST_VISIT;
import static io.nightrounds.campaign.SuppressionReason.REINSTATED;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.campaign.cadence.Occasion;
import io.nightrounds.campaign.who.ClosedContacts;
import io.nightrounds.campaign.who.ConsentRule;
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

    /** Why nothing must be sent about that visit any more; empty where it may. */
    public static Optional<SuppressionReason> ofVisit(
            Planned planned, Appointment visit, Patient patient, Instant now) {
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
        if (patient.doNotContact()) {
            return Optional.of(DO_NOT_CONTACT);
        }
        if (!visit.start().equals(planned.start())) {
            return Optional.of(MOVED);
        }
        boolean over = !visit.start().isAfter(now);
        return over && planned.occasion() != Occasion.AFTER ? Optional.of(PAST_VISIT) : Optional.empty();
    }

    /**
     * Why that way must not be taken any more; empty where it may.
     *
     * @param reached the patient with the contacts that are used, which may be the guardian's
     */
    public static Optional<SuppressionReason> ofWay(
            Patient reached, Channel channel, ConsentRule consent, ClosedContacts.Closed closed) {
        if (reached.contact(channel) == null) {
            return Optional.of(NO_CONTACT);
        }
        if (reached.optOut().contains(channel)) {
            return Optional.of(OPTED_OUT);
        }
        if (!consent.allows(reached, channel)) {
            return Optional.of(NO_CONSENT);
        }
        if (closed.isDeclined(reached, channel)) {
            return Optional.of(NUMBER_OPTED_OUT);
        }
        return closed.failed(reached, channel) == null ? Optional.empty() : Optional.of(NUMBER_FAILED);
    }
}
