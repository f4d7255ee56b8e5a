package io.nightrounds.dispatch.claim;

import io.nightrounds.campaign.cadence.SendingWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When one reminder may go out.
 *
 * @param zone of the clock that the window is meant by
 * @param notAfter from this moment on it is too late
 */
record Hours(SendingWindow window, ZoneId zone, Instant notBefore, Instant notAfter) {
    /** The first moment from then on at which it may. */
    Optional<Instant> next(Instant from) {
        return window.nextOpening(from.isBefore(notBefore) ? notBefore : from, notAfter, zone);
    }

    /** The first moment from then on at which all of them may. */
    static Optional<Instant> common(List<Hours> all, Instant from) {
        Instant moment = from;
        while (true) {
            Instant latest = moment;
            for (Hours hours : all) {
                Optional<Instant> next = hours.next(latest);
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                latest = next.get();
            }
            if (latest.equals(moment)) {
                return Optional.of(moment);
            }
            moment = latest;
        }
    }
}
