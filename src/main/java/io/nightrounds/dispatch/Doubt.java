package io.nightrounds.dispatch;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of which nobody knows whether it reached the patient, with the evidence there is.
 *
 * @param run the run that made the attempt
 * @param visit the visit's start
 * @param zone the clinic's; null where the appointment is gone
 * @param channel the channel's word
 * @param recipient the number or address, unmasked
 * @param reason a short word: {@code process-died}, {@code no-clear-answer}; null where its run may still settle it
 */
public record Doubt(
        AttemptKey attempt,
        long run,
        String practice,
        String appointment,
        String patient,
        Instant visit,
        @Nullable ZoneId zone,
        String channel,
        String recipient,
        String provider,
        Instant claimedAt,
        @Nullable String reason,
        @Nullable String detail) {}
