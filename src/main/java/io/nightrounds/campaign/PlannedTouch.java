package io.nightrounds.campaign;

import io.nightrounds.appointment.Channel;
import io.nightrounds.campaign.cadence.Occasion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A due touch: either to be sent ({@code suppressed} is null, and channel, recipient and language are there) or
 * suppressed (and these three are null: what is not sent needs no contact).
 *
 * @param recipient E.164 number or address
 * @param language the language of the template used, which may be a fallback
 * @param notBefore when it may first go out
 * @param notAfter before when it must have gone out
 * @param zone of the clock that the recipient lives by
 * @param further the ways that are left where the first one fails, in the order in which to take them
 * @param detail the values behind the decision, without personal data
 * @param groupKey shared by the touches that one message may tell of together; null where it goes alone
 */
public record PlannedTouch(
        TouchKey key,
        Occasion occasion,
        String patientId,
        @Nullable Channel channel,
        @Nullable String recipient,
        @Nullable String language,
        Instant notBefore,
        Instant notAfter,
        ZoneId zone,
        List<PlannedWay> further,
        @Nullable SuppressionReason suppressed,
        @Nullable String detail,
        @Nullable String groupKey) {
    public PlannedTouch {
        further = List.copyOf(further);
        boolean addressed = channel != null && recipient != null && language != null;
        if (addressed == (suppressed != null)) {
            throw new IllegalArgumentException(
                    key + " must be either addressed or suppressed; it is " + (addressed ? "both" : "neither") + ".");
        }
    }

    PlannedTouch with(@Nullable String aGroupKey) {
        return new PlannedTouch(
                key,
                occasion,
                patientId,
                channel,
                recipient,
                language,
                notBefore,
                notAfter,
                zone,
                further,
                suppressed,
                detail,
                aGroupKey);
    }

    /** The same, not to be sent for that reason. */
    PlannedTouch suppressed(SuppressionReason reason, String why) {
        return new PlannedTouch(
                key, occasion, patientId, null, null, null, notBefore, notAfter, zone, List.of(), reason, why, null);
    }
}
