package io.nightrounds.campaign.cadence;

import static io.nightrounds.campaign.cadence.Occasion.AFTER;
import static io.nightrounds.campaign.cadence.Occasion.BEFORE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A touch so long before or after the visit's start.
 *
 * @param occasion BEFORE or AFTER
 * @param byDay whether it aims at a day ({@code P7D}: seven days off on the clinic's calendar, at any time within the
 *     window) or at a moment ({@code PT3H}: exactly so long from the start)
 * @param at the hour of that day, on the clock of whoever is reached; null for any
 * @param latest how much later than that day or moment it may still go out; its whole days are days of the
 *     recipient's calendar
 * @param tooLate what it means for the next touch that the visit was booked too late for this one
 */
public record RelativeTouch(
        Occasion occasion,
        Duration distance,
        boolean byDay,
        @Nullable LocalTime at,
        Duration latest,
        TooLate tooLate) implements Touch {
    private static final Duration MOMENTS_LATEST = Duration.ofHours(2);

    public RelativeTouch {
        Touch.checked(occasion == BEFORE ? "before" : "after", distance);
        Touch.checked("latest", latest);
        if (!byDay && (latest.isZero() || occasion == BEFORE && distance.isZero())) {
            throw new IllegalArgumentException("A touch of " + distance + ", latest: " + latest
                    + " has no time in which it could go out. Both must be longer than PT0S.");
        }
        if (!byDay && at != null) {
            throw new IllegalArgumentException("at: " + at + " needs a day, and " + distance
                    + " is a moment. Write whole days such as P2D, or leave at: out.");
        }
    }

    /** A touch by day, any time within the window. */
    public static RelativeTouch daysBefore(int days, Duration latest) {
        return new RelativeTouch(BEFORE, Duration.ofDays(days), true, null, latest, TooLate.SKIP);
    }

    static RelativeTouch of(Written written) {
        String before = written.before();
        String text = before != null ? before : String.valueOf(written.after());
        String name = before != null ? "before" : "after";
        written.refuse("within", written.within(), name);
        if (before == null) {
            written.refuse("tooLate", written.tooLate(), name);
        }
        boolean byDay = text.indexOf('T') < 0;
        return new RelativeTouch(
                before != null ? BEFORE : AFTER,
                Touch.parse(name, text),
                byDay,
                written.time(),
                written.duration("latest", written.latest(), byDay ? Duration.ZERO : MOMENTS_LATEST),
                written.tooLate() == null ? TooLate.SKIP : written.tooLate());
    }

    /** The local date of the clinic from which on the touch is due. */
    public LocalDate date(Instant start, ZoneId clinic) {
        return byDay
                ? start.atZone(clinic).toLocalDate().plusDays(signed().toDays())
                : start.plus(signed()).atZone(clinic).toLocalDate();
    }

    /** When it is wanted: never later than the visit's start, or never earlier. */
    public Aim aim(Instant start, ZoneId clinic) {
        Span limits = occasion == BEFORE ? Span.until(start) : Span.from(start);
        return byDay
                ? new DayAim(date(start, clinic), at, latest, limits)
                : new MomentAim(start.plus(signed()), latest, limits);
    }

    /** A moment by which touches of a visit are put in order. */
    public Instant nominal(Instant start, ZoneId clinic) {
        LocalTime hour = at == null ? LocalTime.MIDNIGHT : at;
        return byDay ? date(start, clinic).atTime(hour).atZone(clinic).toInstant() : start.plus(signed());
    }

    /** The moment by which all visits whose touch is due on that night have begun. */
    public Instant horizon(LocalDate night, ZoneId clinic) {
        LocalDate next = night.plusDays(1);
        return byDay
                ? next.minusDays(signed().toDays()).atStartOfDay(clinic).toInstant()
                : next.atStartOfDay(clinic).toInstant().minus(signed());
    }

    /** How long after the visit's start it may be at most until the touch is too late on every calendar. */
    public Duration trail() {
        return occasion == BEFORE ? Duration.ZERO : distance.plus(latest).plusDays(Aim.FARTHEST_MOVE + 2L);
    }

    public boolean bringsForward() {
        return tooLate == TooLate.BRING_FORWARD;
    }

    private Duration signed() {
        return occasion == BEFORE ? distance.negated() : distance;
    }
}
