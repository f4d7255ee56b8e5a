package io.nightrounds.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reminder of the run as the report shows it.
 *
 * @param visit the visit's start on the clinic's clock, {@code yyyy-MM-dd HH:mm}
 * @param recipient masked
 * @param state {@code sent}, {@code deferred}, {@code suppressed}, {@code failed} or {@code inDoubt}
 * @param channel the one it went out on, or that it waits for
 * @param attempts on all channels together
 * @param message the attempt that stands for the message that told of it last: those told together have the same; null
 *     where it was never tried
 * @param scheduledFor when the vendor was told to send it; null for at once
 * @param fellBack what failed on the channels before this one; null where it is on its first
 */
public record ReminderRow(
        long reminder,
        String practice,
        String appointment,
        String patient,
        String visit,
        String campaign,
        String touch,
        @Nullable String channel,
        @Nullable String recipient,
        @Nullable String language,
        String state,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String provider,
        @Nullable String providerId,
        int attempts,
        @Nullable String message,
        @Nullable Instant scheduledFor,
        Instant changedAt,
        @Nullable String fellBack) {}
