package io.nightrounds.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of which nobody knows whether it reached the patient, with the evidence there is.
 *
 * @param visit the visit's start
 * @param channel the channel's word
 * @param reason a short word: {@code process-died}, {@code no-clear-answer}
 */
public record Doubt(
        AttemptKey attempt,
        long run,
        String practice,
        String appointment,
        String patient,
        Instant visit,
        String channel,
        String provider,
        Instant claimedAt,
        @Nullable String reason,
        @Nullable String detail) {}
