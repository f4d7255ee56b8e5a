package io.nightrounds.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hours of a day in which patients may be reached, on the clock of whoever is reached: from {@code from} until
 * before {@code to}. What counts is the clock on the wall, so on a day with a clock change the window may be an hour
 * longer, shorter, or open twice.
 */
public final class SendingWindow {
    private final LocalTime from;
    private final LocalTime to;

    /**
     * A window of every day.
     *
     * @param to the first minute after the window; midnight stands for 24:00
     * @throws IllegalArgumentException where the window would be empty or cross midnight
     */
    public SendingWindow(LocalTime from, LocalTime to) {
        if (!untilMidnight(to) && !from.isBefore(to)) {
            throw new IllegalArgumentException("The window from " + from + " to " + to
                    + " is empty. It must begin before it ends, on one day; write \"24:00\" for the end of the day.");
        }
        this.from = from;
        this.to = to;
    }

    public boolean isOpen(Instant moment, ZoneId zone) {
        LocalTime time = moment.atZone(zone).toLocalTime();
        return !time.isBefore(from) && (untilMidnight(to) || time.isBefore(to));
    }

    /** The first moment from {@code notBefore} on, and before {@code notAfter}, at which the window is open. */
    public Optional<Instant> nextOpening(Instant notBefore, Instant notAfter, ZoneId zone) {
        if (isOpen(notBefore, zone)) {
            return Optional.of(notBefore).filter(notAfter::isAfter);
        }
        LocalDate day = notBefore.atZone(zone).toLocalDate();
        while (startOf(day, zone).isBefore(notAfter)) {
            Optional<Instant> opening = openings(day, zone)
                    .filter(moment -> !moment.isBefore(notBefore))
                    .findFirst();
            if (opening.isPresent()) {
                return opening.filter(notAfter::isAfter);
            }
            day = day.plusDays(1);
        }
        return Optional.empty();
    }

    /** When the window opens on that day; where a clock change leaves that day none, when it would have. */
    Instant opening(LocalDate day, ZoneId zone) {
        return openings(day, zone)
                .findFirst()
                .orElseGet(() -> day.atTime(from).atZone(zone).toInstant());
    }

    /** The end of the window on that day, the later one where clocks are set back over it. */
    Instant closing(LocalDate day, ZoneId zone) {
        if (untilMidnight(to)) {
            return startOf(day.plusDays(1), zone);
        }
        ZonedDateTime closing = day.atTime(to).atZone(zone).withLaterOffsetAtOverlap();
        return skipped(day.atTime(to), zone)
                .map(ZoneOffsetTransition::getInstant)
                .orElseGet(closing::toInstant);
    }

    @Override
    public String toString() {
        return from + "-" + (untilMidnight(to) ? "24:00" : to.toString());
    }

    /** A window can only open when the clock strikes {@code from}, or when it is set forward or back into the window. */
    private Stream<Instant> openings(LocalDate day, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Stream<Instant> struck =
                rules.getValidOffsets(day.atTime(from)).stream().map(day.atTime(from)::toInstant);
        return Stream.concat(struck, changes(day, zone).stream())
                .filter(moment -> isOpen(moment, zone))
                .sorted();
    }

    private static List<Instant> changes(LocalDate day, ZoneId zone) {
        ZoneOffsetTransition change =
                zone.getRules().nextTransition(startOf(day, zone).minusNanos(1));
        boolean today =
                change != null && change.getInstant().atZone(zone).toLocalDate().equals(day);
        return today ? List.of(change.getInstant()) : List.of();
    }

    private static Optional<ZoneOffsetTransition> skipped(LocalDateTime time, ZoneId zone) {
        return Optional.ofNullable(zone.getRules().getTransition(time)).filter(ZoneOffsetTransition::isGap);
    }

    private static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static boolean untilMidnight(LocalTime to) {
        return to.equals(LocalTime.MIDNIGHT);
    }
}
