package io.nightrounds.sync;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the vendor can be reached at all, as the step sees it. After three batches in a row that found no way
 * through, each further one is tried once: a vendor that is down must not cost every batch its full back-off. Any
 * answer that was read brings the patience back.
 */
final class Reach {
    private static final Logger LOG = LoggerFactory.getLogger(Reach.class);
    private static final int PATIENCE = 3;

    private final AtomicInteger unreached = new AtomicInteger();

    boolean worthRetrying() {
        return unreached.get() < PATIENCE;
    }

    void reached() {
        unreached.set(0);
    }

    void missed(String reason) {
        if (unreached.incrementAndGet() == PATIENCE) {
            LOG.warn(
                    "AppointmentsSync could not be reached for {} batches in a row ({}): "
                            + "until one gets through, each further batch is tried once.",
                    PATIENCE,
                    reason);
        }
    }
}
