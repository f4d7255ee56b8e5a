package io.nightrounds.campaign;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.Practice;
import java.time.ZoneId;
import java.util.Set;

/**
 * All that planning looks at for one appointment.
 *
 * @param declinedByOthers channels on which another patient with the same number or address declined
 * @param history what the runs have seen happen to it
 */
public record Visit(
        Appointment appointment,
        Patient patient,
        Practice practice,
        Set<Channel> declinedByOthers,
        VisitHistory history) {
    public Visit {
        declinedByOthers = Set.copyOf(declinedByOthers);
    }

    /** The zone of the clock that the patient lives by. */
    ZoneId recipientZone() {
        ZoneId own = patient.zone();
        return own != null ? own : practice.zone();
    }
}
