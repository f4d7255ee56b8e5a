package io.nightrounds.campaign.cadence;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a touch is about: the visit still to come, the visit that was, or something that happened to it. */
public enum Occasion {
    BEFORE,
    AFTER,
    /** The visit is new. */
    @JsonProperty("booked")
    BOOKED,
    /** The visit has another start than the patient was told. */
    @JsonProperty("moved")
    MOVED,
    /** The visit that the patient was told of is cancelled. */
    @JsonProperty("cancelled")
    CANCELLED,
    /** The visit whose cancellation the patient was told of takes place after all. */
    @JsonProperty("reinstated")
    REINSTATED;

    public boolean isEvent() {
        return this != BEFORE && this != AFTER;
    }
}
