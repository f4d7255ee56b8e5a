package io.nightrounds.campaign.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A day, and the hour of it where one is wanted.
 *
 * @param at on the clock of whoever is reached; null stands for the first moment at which the window is open
 * @param latest how long after the end of the day's window it may still go out, counted from the day it is moved to
 * @param limits what no rule may leave
 */
record DayAim(LocalDate day, @Nullable LocalTime at, Duration latest, Span limits) implements Aim {
    @Override
    public Fit into(SendingWindow window, Outside rule, ZoneId zone) {
        On wanted = new On(day, window, zone);
        if (limits.contains(wanted.wish()) && wanted.fits()) {
            return wanted.fit(wanted.wish(), true);
        }
        Optional<Fit> moved =
                switch (rule) {
                    case LATER -> moved(wanted, 1);
                    case EARLIER -> moved(wanted, -1);
                    case OTHER_CHANNEL, SUPPRESS -> Optional.empty();
                };
        return moved.orElseGet(() -> wanted.fit(wanted.wish(), false));
    }

    private Optional<Fit> moved(On wanted, int step) {
        Optional<Fit> sameDay = (step > 0 ? wanted.rest() : wanted.before())
                .filter(limits::contains)
                .map(from -> wanted.fit(from, true));
        return sameDay.or(() -> IntStream.rangeClosed(1, FARTHEST_MOVE)
                .mapToObj(days -> new On(day.plusDays((long) step * days), wanted.window, wanted.zone))
                .filter(On::opens)
                .findFirst()
                .filter(on -> limits.contains(on.best()))
                .map(on -> on.fit(on.best(), true)));
    }

    /** One day in that window. */
    private final class On {
        private final LocalDate day;
        private final SendingWindow window;
        private final ZoneId zone;

        On(LocalDate day, SendingWindow window, ZoneId zone) {
            this.day = day;
            this.window = window;
            this.zone = zone;
        }

        boolean opens() {
            return window.opensOn(day, zone);
        }

        boolean fits() {
            return at == null ? opens() : window.isOpen(wish(), zone);
        }

        Instant wish() {
            return at == null ? firstOpening() : SendingWindow.moment(day, at, zone);
        }

        private Instant firstOpening() {
            Instant opening = window.opening(day, zone);
            return limits.notBefore().isAfter(opening)
                    ? window.nextOpening(limits.notBefore(), end(), zone).orElse(opening)
                    : opening;
        }

        private Instant end() {
            return SendingWindow.startOf(day.plusDays(1), zone);
        }

        Instant best() {
            return fits() ? wish() : window.opening(day, zone);
        }

        /** The first open moment of the day after the wanted hour. */
        Optional<Instant> rest() {
            return window.nextOpening(limits.clip(wish()), end(), zone);
        }

        /** The first open moment of the day, where that lies before the wanted hour. */
        Optional<Instant> before() {
            return window.nextOpening(limits.clip(SendingWindow.startOf(day, zone)), wish(), zone);
        }

        Fit fit(Instant from, boolean open) {
            Instant end = SendingWindow.plus(window.closing(day, zone), latest, zone);
            return new Fit(new Span(from, end), open).within(limits);
        }
    }
}
