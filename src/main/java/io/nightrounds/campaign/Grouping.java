package io.nightrounds.campaign;

import io.nightrounds.appointment.Channel;

/** Whose visits of one day one message may tell of together. */
public enum Grouping {
    /** Those of one patient. */
    PATIENT,
    /** Those of all patients who are reached at one number or address, which then reads of all of them. */
    FAMILY,
    /** Nobody's: a message for each visit. */
    NONE;

    /** Whether one message may tell of several patients; a direct message is always one patient's own. */
    public boolean mixesPatients(Channel channel) {
        return this == FAMILY && channel != Channel.DIRECT;
    }
}
