package io.nightrounds.provider;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The Retry-After header: whole seconds, or an HTTP date that is held against our clock. */
public final class RetryAfter {
    /** Beyond a day it is another night's business; and a vendor's slip must not overflow our dates. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** The wait from now, zero to a day; null where the header is missing or cannot be read. */
    public static @Nullable Duration read(@Nullable String header, Clock clock) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        Duration wait = text.matches("\\d+") ? seconds(text) : until(text, clock.instant());
        return wait == null ? null : bounded(wait);
    }

    private static Duration seconds(String digits) {
        return digits.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static @Nullable Duration until(String date, Instant now) {
        try {
            return Duration.between(now, ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
