package io.nightrounds.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One reminder relative to the visit.
 *
 * @param before how long before the visit's start
 * @param byDay whether it aims at a day ({@code P7D}: seven days earlier on the clinic's calendar, any time within the
 *     window) or at a moment ({@code PT3H}: exactly so long before the start)
 * @param latest how much later than that day or moment it may still go out; its whole days are days of the
 *     recipient's calendar
 */
public record Touch(Duration before, boolean byDay, Duration latest) {
    private static final Duration LONGEST = Duration.ofDays(366);

    public Touch {
        checkLength("before", before);
        checkLength("latest", latest);
        if (!byDay && (before.isZero() || latest.isZero())) {
            throw new IllegalArgumentException("A touch of before: " + before + ", latest: " + latest
                    + " has no time in which it could go out. Both must be longer than PT0S.");
        }
    }

    /** The touch as a job file writes it: ISO 8601 durations. */
    @JsonCreator
    static Touch of(String before, @Nullable String latest) {
        boolean byDay = before.indexOf('T') < 0;
        Duration otherwise = byDay ? Duration.ZERO : Duration.ofHours(2);
        return new Touch(parse("before", before), byDay, latest == null ? otherwise : parse("latest", latest));
    }

    /** The local date of the clinic from which on the touch is due. */
    LocalDate date(Instant start, ZoneId clinic) {
        return byDay
                ? start.atZone(clinic).toLocalDate().minusDays(before.toDays())
                : start.minus(before).atZone(clinic).toLocalDate();
    }

    /** The moment by which all visits whose touch is due on that night have begun. */
    Instant horizon(LocalDate night, ZoneId clinic) {
        LocalDate next = night.plusDays(1);
        return byDay
                ? next.plusDays(before.toDays()).atStartOfDay(clinic).toInstant()
                : next.atStartOfDay(clinic).toInstant().plus(before);
    }

    /** When it may go out; never later than the visit's start. */
    Span span(Instant start, ZoneId clinic, ZoneId recipient, SendingWindow window) {
        if (byDay) {
            LocalDate day = date(start, clinic);
            Instant end = late(window.closing(day, recipient), recipient);
            return new Span(window.opening(day, recipient), earlier(end, start));
        }
        Instant moment = start.minus(before);
        Instant end = earlier(late(moment, recipient), start);
        return new Span(window.nextOpening(moment, end, recipient).orElse(moment), end);
    }

    /** From {@code notBefore} until before {@code notAfter}; empty where these are the wrong way round. */
    record Span(Instant notBefore, Instant notAfter) {}

    private Instant late(Instant moment, ZoneId zone) {
        ZonedDateTime days = moment.atZone(zone).plusDays(latest.toDays());
        return days.plus(latest.minusDays(latest.toDays())).toInstant();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Duration parse(String name, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    name + ": '" + text + "' is no ISO 8601 duration. Write one such as P2D, PT3H or PT30M.");
        }
    }

    private static void checkLength(String name, Duration length) {
        if (length.isNegative() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + ": " + length + " is out of range. It must lie between PT0S and 366 days.");
        }
    }
}
