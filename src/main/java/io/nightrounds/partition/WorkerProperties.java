package io.nightrounds.partition;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a run has its long steps done by workers: settings {@code nightrounds.workers.*}, in the environment
 * {@code NIGHTROUNDS_WORKERS_*}.
 *
 * @param shares into how many parts a step is divided at most; 0 where this machine does everything itself
 * @param patience how long no share may get any further before the run gives up; it can be resumed
 */
@ConfigurationProperties("nightrounds.workers")
record WorkerProperties(
        @DefaultValue("0") int shares, @DefaultValue("10m") Duration patience) {}
