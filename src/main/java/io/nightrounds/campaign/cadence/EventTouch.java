package io.nightrounds.campaign.cadence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A touch about something that happened to the visit.
 *
 * @param occasion what it was
 * @param within how long after a run saw it the touch may go out; never after the visit has begun
 */
public record EventTouch(Occasion occasion, Duration within) implements Touch {
    private static final Duration A_DAY = Duration.ofDays(1);

    public EventTouch {
        if (!occasion.isEvent() || Touch.checked("within", within).isZero()) {
            throw new IllegalArgumentException("on: " + occasion + ", within: " + within
                    + " is no touch. Write one such as { on: booked, within: P1D }.");
        }
    }

    static EventTouch of(Written written) {
        written.refuse("at", written.at(), "on");
        written.refuse("latest", written.latest(), "on");
        written.refuse("tooLate", written.tooLate(), "on");
        @Nullable Occasion on = written.on();
        return new EventTouch(on == null ? Occasion.BOOKED : on, written.duration("within", written.within(), A_DAY));
    }

    /**
     * How long after a run saw it happen it may be at most until the touch is too late on every calendar: where clocks
     * are set back, days are longer.
     */
    public Duration trail() {
        return within.plusDays(1);
    }

    /** From the moment on at which a run saw it happen. */
    public Aim aim(Instant seen, Instant start) {
        return new MomentAim(seen, within, new Span(seen, start));
    }
}
