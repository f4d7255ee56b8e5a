package io.nightrounds.campaign;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.Practice;
import io.nightrounds.campaign.who.ClosedContacts;
import java.time.ZoneId;

/**
 * All that planning looks at for one appointment.
 *
 * @param closed numbers and addresses, some of them the patient's or the guardian's, that must not be used
 * @param history what the runs have seen happen to it
 */
public record Visit(
        Appointment appointment,
        Patient patient,
        Practice practice,
        ClosedContacts.Closed closed,
        VisitHistory history) {
    /** The zone of the clock that the patient lives by. */
    ZoneId recipientZone() {
        ZoneId own = patient.zone();
        return own != null ? own : practice.zone();
    }
}
