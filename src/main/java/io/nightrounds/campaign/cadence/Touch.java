package io.nightrounds.campaign.cadence;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One message of a campaign about a visit. */
public sealed interface Touch permits RelativeTouch, EventTouch {
    Occasion occasion();

    /** Refuses a touch that says neither when nor upon what, or two of these at once. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Touch of(Written written) {
        if (Stream.of(written.before(), written.after(), written.on())
                        .filter(given -> given != null)
                        .count()
                != 1) {
            throw new IllegalArgumentException(
                    "A touch has exactly one of before:, after: and on:. Write one such as { before: P2D }.");
        }
        return written.on() != null ? EventTouch.of(written) : RelativeTouch.of(written);
    }

    /**
     * A touch as a job file writes it.
     *
     * @param before ISO 8601 duration before the visit's start
     * @param after ISO 8601 duration after the visit's start
     * @param at local time of day, such as {@code "10:00"}
     * @param latest ISO 8601 duration
     * @param within ISO 8601 duration
     */
    record Written(
            @Nullable String before,
            @Nullable String after,
            @Nullable String at,
            @Nullable String latest,
            @Nullable Occasion on,
            @Nullable String within,
            @Nullable TooLate tooLate) {
        Duration duration(String name, @Nullable String text, Duration otherwise) {
            return text == null ? otherwise : parse(name, text);
        }

        /** @throws IllegalArgumentException where a key stands beside one that it says nothing about */
        void refuse(String key, @Nullable Object value, String beside) {
            if (value != null) {
                throw new IllegalArgumentException(
                        key + ": says nothing beside " + beside + ":. Leave one of the two out.");
            }
        }

        @Nullable
        LocalTime time() {
            try {
                return at == null ? null : LocalTime.parse(at);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("at: '" + at + "' is no time of day. Write one such as \"10:00\".");
            }
        }
    }

    static Duration parse(String name, String text) {
        try {
            return checked(name, Duration.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    name + ": '" + text + "' is no ISO 8601 duration. Write one such as P2D, PT3H or PT30M.");
        }
    }

    static Duration checked(String name, Duration length) {
        if (length.isNegative() || length.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException(
                    name + ": " + length + " is out of range. It must lie between PT0S and 366 days.");
        }
        return length;
    }
}
