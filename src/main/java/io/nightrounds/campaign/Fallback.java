package io.nightrounds.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a reminder whose channel has failed for certain. */
public enum Fallback {
    /** It takes the patient's next channel, while it is still timely there. */
    @JsonProperty("next-channel")
    NEXT_CHANNEL,
    /** It has failed. */
    @JsonProperty("none")
    NONE
}
