package io.nightrounds.campaign.cadence;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The days and hours in which patients may be reached, on the calendar and clock of whoever is reached: from
 * {@code from} until before {@code to}. What counts is the clock on the wall, so on a day with a clock change the
 * window may be an hour longer, shorter, or open twice.
 */
public final class SendingWindow {
    private final LocalTime from;
    private final LocalTime to;
    private final Set<DayOfWeek> days;
    private final Set<LocalDate> holidays;

    /**
     * A window of every day.
     *
     * @param to the first minute after the window; midnight stands for 24:00
     * @throws IllegalArgumentException where the window would be empty or cross midnight
     */
    public SendingWindow(LocalTime from, LocalTime to) {
        this(from, to, EnumSet.allOf(DayOfWeek.class), Set.of());
    }

    /**
     * A window of these days of the week, but for holidays.
     *
     * @throws IllegalArgumentException where it would never open
     */
    SendingWindow(LocalTime from, LocalTime to, Set<DayOfWeek> days, Set<LocalDate> holidays) {
        if (!untilMidnight(to) && !from.isBefore(to)) {
            throw new IllegalArgumentException("The window from " + from + " to " + to
                    + " is empty. It must begin before it ends, on one day; write \"24:00\" for the end of the day.");
        }
        if (days.isEmpty()) {
            throw new IllegalArgumentException(
                    "days: is empty, so the window never opens. Name a day, or leave it out.");
        }
        this.from = from;
        this.to = to;
        this.days = days;
        this.holidays = holidays;
    }

    public boolean isOpen(Instant moment, ZoneId zone) {
        LocalDateTime local = moment.atZone(zone).toLocalDateTime();
        LocalTime time = local.toLocalTime();
        return isDay(local.toLocalDate()) && !time.isBefore(from) && (untilMidnight(to) || time.isBefore(to));
    }

    /** The first moment from {@code notBefore} on, and before {@code notAfter}, at which the window is open. */
    public Optional<Instant> nextOpening(Instant notBefore, Instant notAfter, ZoneId zone) {
        if (isOpen(notBefore, zone)) {
            return Optional.of(notBefore).filter(notAfter::isAfter);
        }
        LocalDate day = notBefore.atZone(zone).toLocalDate().minusDays(1);
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

    boolean opensOn(LocalDate day, ZoneId zone) {
        return openings(day, zone).findAny().isPresent();
    }

    /** When the window opens on that day; where it does not, when it would have on a day like others. */
    Instant opening(LocalDate day, ZoneId zone) {
        return openings(day, zone).findFirst().orElseGet(() -> moment(day, from, zone));
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

    /** That time on that day; the first moment after it where clocks are set forward over it. */
    static Instant moment(LocalDate day, LocalTime time, ZoneId zone) {
        return skipped(day.atTime(time), zone)
                .map(ZoneOffsetTransition::getInstant)
                .orElseGet(() -> day.atTime(time).atZone(zone).toInstant());
    }

    static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** So much later; whole days are days of the calendar. */
    static Instant plus(Instant moment, Duration length, ZoneId zone) {
        ZonedDateTime days = moment.atZone(zone).plusDays(length.toDays());
        return days.plus(length.minusDays(length.toDays())).toInstant();
    }

    @Override
    public String toString() {
        String hours = from + "-" + (untilMidnight(to) ? "24:00" : to.toString());
        return days.size() == DayOfWeek.values().length
                ? hours
                : hours + " on "
                        + Stream.of(DayOfWeek.values())
                                .filter(days::contains)
                                .map(WindowProperties::word)
                                .collect(Collectors.joining(", "));
    }

    /**
     * A window can only open when the clock strikes {@code from}, or when it is set forward or back into the window.
     */
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

    private boolean isDay(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    private static boolean untilMidnight(LocalTime to) {
        return to.equals(LocalTime.MIDNIGHT);
    }
}
