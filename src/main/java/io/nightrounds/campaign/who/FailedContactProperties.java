package io.nightrounds.campaign.who;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.nightrounds.campaign.cadence.Touch;
import io.nightrounds.jobfile.JobSection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code failedContacts}.
 *
 * @param retryAfter how long a number or address that a vendor refused for good is left alone; at most 366 days
 */
public record FailedContactProperties(Duration retryAfter) implements JobSection {
    /** Half a year: numbers are given to others and addresses are mended. */
    public static final FailedContactProperties DEFAULT = new FailedContactProperties(Duration.ofDays(180));

    @JsonCreator
    static FailedContactProperties bound(@Nullable String retryAfter) {
        return retryAfter == null ? DEFAULT : new FailedContactProperties(Touch.parse("retryAfter", retryAfter));
    }
}
