package io.nightrounds.campaign.cadence;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a touch that is wanted at a time at which its channel's window is closed. */
public enum Outside {
    /** It goes out when the window next opens. */
    @JsonProperty("later")
    LATER,
    /** It goes out in the last open hours before. */
    @JsonProperty("earlier")
    EARLIER,
    /** It takes the patient's next channel whose window is open then; where there is none, it goes out later. */
    @JsonProperty("other-channel")
    OTHER_CHANNEL,
    /** It is not sent. */
    @JsonProperty("suppress")
    SUPPRESS
}
