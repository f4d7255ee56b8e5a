package io.nightrounds.dispatch;

import io.nightrounds.appointment.Channel;
import io.nightrounds.jobfile.JobSection;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The job file's {@code dispatch} section.
 *
 * @param maxInFlight messages claimed and not settled at once over all vendors, and so the most that one kill can leave
 *     in doubt
 * @param senders which vendor carries a channel
 * @param limits a vendor's own limits; a vendor without an entry has only the common one
 * @param attempts tries of one message within a run, where it is proven that nothing was sent; also how often a vendor
 *     may be found in trouble before it is given up for this run
 * @param firstDelay wait before the second try; doubles with each further one
 */
public record DispatchProperties(
        int maxInFlight, Map<Channel, String> senders, Map<String, Limit> limits, int attempts, Duration firstDelay)
        implements JobSection {

    public static final DispatchProperties DEFAULTS =
            new DispatchProperties(32, Map.of(), Map.of(), 4, Duration.ofSeconds(1));

    public DispatchProperties {
        senders = Map.copyOf(senders);
        limits = Map.copyOf(limits);
    }

    /**
     * @param inFlight requests open at once at this vendor; null for no limit of its own
     * @param perSecond messages started per second at this vendor; null for no limit
     * @param retryPercent retries for every hundred first tries; null for 20
     */
    public record Limit(
            @Nullable Integer inFlight,
            @Nullable Integer perSecond,
            @Nullable Integer retryPercent) {
        static final Limit NONE = new Limit(null, null, null);
    }

    public Limit limit(String provider) {
        return limits.getOrDefault(provider, Limit.NONE);
    }

    /** The most messages that may be in flight at once at this vendor. */
    public int inFlight(String provider) {
        Integer own = limit(provider).inFlight();
        return own == null ? maxInFlight : own;
    }

    /**
     * The most messages of this vendor that may be claimed and unsettled at once. So that it need not wait for the
     * database, a quarter more is claimed than it has places; not where it has a rate, which is counted at the claim.
     */
    public int claimed(String provider) {
        Limit own = limit(provider);
        return own.inFlight() == null || own.perSecond() != null
                ? inFlight(provider)
                : Math.min(maxInFlight, own.inFlight() + (own.inFlight() + 3) / 4);
    }

    /** Into how many parts all limits can be divided, so that each part lets at least one message go. */
    public int mostShares() {
        return senders.values().stream().mapToInt(this::inFlight).reduce(maxInFlight, Math::min);
    }
}
