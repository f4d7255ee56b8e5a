package io.nightrounds.dispatch.run;

import io.nightrounds.dispatch.DeliveryLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A vendor's own log: it shows what arrived, or cannot be asked. */
record SimulatedLog(String vendor, Use use, SimulatedWorld world, SimulatedProcess process) implements DeliveryLog {
    /** Longer than any request is on its way. */
    static final Duration SETTLES = Duration.ofMinutes(15);

    @Override
    public Duration settleTime() {
        return SETTLES;
    }

    @Override
    public CompletableFuture<LookUp> lookUp(String recipient) {
        process.step("look-up");
        world.count("look-up " + use);
        return CompletableFuture.completedFuture(new LookUp.Listed(world.log(vendor)));
    }
}
