package io.nightrounds.campaign.cadence;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a visit that was booked too late for a touch means for the others of its campaign. */
public enum TooLate {
    /** Nothing: they keep their times. */
    @JsonProperty("skip")
    SKIP,
    /** The next touch before the visit goes out at once. */
    @JsonProperty("bring-forward")
    BRING_FORWARD
}
