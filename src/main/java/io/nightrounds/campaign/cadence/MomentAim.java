package io.nightrounds.campaign.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A moment.
 *
 * @param latest how much later it may still go out, whichever rule moved it
 * @param limits what no rule may leave
 */
record MomentAim(Instant moment, Duration latest, Span limits) implements Aim {
    @Override
    public Fit into(SendingWindow window, Outside rule, ZoneId zone) {
        Instant end = SendingWindow.plus(moment, latest, zone);
        Span wanted = new Span(moment, end).within(limits);
        if (window.isOpen(wanted.notBefore(), zone)) {
            return new Fit(wanted, true);
        }
        Optional<Instant> moved =
                switch (rule) {
                    case LATER -> window.nextOpening(wanted.notBefore(), wanted.notAfter(), zone);
                    case EARLIER -> lastOpening(window, zone);
                    case OTHER_CHANNEL, SUPPRESS -> Optional.empty();
                };
        return moved.map(from -> new Fit(new Span(from, end).within(limits), true))
                .orElseGet(() -> new Fit(wanted, false));
    }

    /** The first open moment of the last day that has one before the wanted moment. */
    private Optional<Instant> lastOpening(SendingWindow window, ZoneId zone) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        return Stream.iterate(day, before -> before.minusDays(1))
                .limit(FARTHEST_MOVE + 1L)
                .map(before -> limits.clip(SendingWindow.startOf(before, zone)))
                .flatMap(from -> window.nextOpening(from, moment, zone).stream())
                .findFirst();
    }
}
