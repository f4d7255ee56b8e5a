package io.nightrounds.dispatch;

import io.nightrounds.appointment.Channel;
import io.nightrounds.jobfile.JobSection;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The job file's {@code dispatch} section.
 *
 * @param maxInFlight messages in flight at once over all vendors, and so the most that one kill can leave in doubt
 * @param senders which vendor carries a channel
 * @param limits a vendor's own limits; a vendor without an entry has only the common one
 * @param attempts tries of one message within a run, where it is proven that nothing was sent
 * @param firstDelay wait before the second try; doubles with each further one
 */
record DispatchProperties(
        int maxInFlight, Map<Channel, String> senders, Map<String, Limit> limits, int attempts, Duration firstDelay)
        implements JobSection {

    static final DispatchProperties DEFAULTS = new DispatchProperties(32, Map.of(), Map.of(), 4, Duration.ofSeconds(1));

    DispatchProperties {
        senders = Map.copyOf(senders);
        limits = Map.copyOf(limits);
    }

    /**
     * @param inFlight messages in flight at once at this vendor; null for no limit of its own
     * @param perSecond messages started per second at this vendor; null for no limit
     */
    record Limit(@Nullable Integer inFlight, @Nullable Integer perSecond) {
        static final Limit NONE = new Limit(null, null);
    }

    Limit limit(String provider) {
        return limits.getOrDefault(provider, Limit.NONE);
    }

    RetrySchedule retries() {
        return new RetrySchedule(attempts, firstDelay);
    }
}
