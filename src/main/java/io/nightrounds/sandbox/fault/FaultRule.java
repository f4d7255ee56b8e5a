package io.nightrounds.sandbox.fault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One rule of a script, counting the requests on its endpoint. */
final class FaultRule {
    static final String ANY = "any";

    private final String endpoint;
    private final Selector selector;
    private final @Nullable Latency latency;
    private final Fault fault;
    private final AtomicLong seen = new AtomicLong();

    FaultRule(String endpoint, Selector selector, @Nullable Latency latency, Fault fault) {
        this.endpoint = endpoint;
        this.selector = selector;
        this.latency = latency;
        this.fault = fault;
    }

    boolean covers(String requested) {
        return endpoint.equals(ANY) || endpoint.equals(requested);
    }

    /** Counts one more request, and says what it shall suffer; null where the rule does not pick it. */
    @Nullable
    Hit next() {
        long nth = seen.incrementAndGet();
        return selector.picks(nth) ? new Hit(latency == null ? null : latency.ofRequest(nth), fault) : null;
    }

    /** @param latency null where the rule says nothing of latency */
    record Hit(@Nullable Duration latency, Fault fault) {}
}
