package io.nightrounds.campaign.who;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import java.util.Set;

/** What a patient's silence about consent means. One who stated something is held to it under either rule. */
public enum ConsentRule {
    /** Silence is a yes. */
    PRESUMED,
    /** Silence is a no. */
    STATED;

    public boolean allows(Patient patient, Channel channel) {
        Set<Channel> given = patient.consent();
        return given == null ? this == PRESUMED : given.contains(channel);
    }
}
