package io.nightrounds.campaign.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.Tries;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Windows around every gap and overlap that the time zone database has for 2025 to 2028, and around random moments. The
 * judge reads the clock by itself: offset from the zone, then arithmetic.
 */
class ClockChangesTest {
    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2029-01-01T00:00:00Z");
    private static final List<ZoneId> ZONES =
            new TreeSet<>(ZoneId.getAvailableZoneIds()).stream().map(ZoneId::of).toList();

    @Test
    void nothingIsSentOutsideItsWindowAtAnyClockChange() {
        List<Touch> touches = Rules.touches();
        int changes = 0;
        for (ZoneId zone : ZONES) {
            for (ZoneOffsetTransition change : changes(zone)) {
                for (Rules rules : around(change)) {
                    touches.forEach(touch -> sendsInside(rules, touch, zone, change.getInstant()));
                    touches.forEach(touch -> sendsInside(rules, touch, zone, aDayAnd(change, 6)));
                }
                changes++;
            }
        }
        assertThat(changes).as("gaps and overlaps").isGreaterThan(1000);
    }

    @Test
    void nothingIsSentOutsideAnyWindowAtAnyTime() {
        Tries.of(10_000, random -> {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant moment = FROM.plusSeconds(
                    (long) (random.nextDouble() * Duration.between(FROM, TO).toSeconds()));
            Rules rules = Rules.random(random, moment.atZone(zone).toLocalDate());
            List<Touch> touches = Rules.touches();
            sendsInside(rules, touches.get(random.nextInt(touches.size())), zone, moment);
        });
    }

    @Test
    void aWindowOpensAtTheFirstMinuteThatLiesInIt() {
        Tries.of(10_000, random -> {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant moment = nearAChange(random, zone);
            Rules rules = Rules.random(random, moment.atZone(zone).toLocalDate());
            Instant end = moment.plus(Duration.ofMinutes(random.nextInt(3000)));
            Optional<Instant> opening = rules.window().nextOpening(moment, end, zone);
            opening.ifPresent(at -> assertThat(rules.open(at, zone)).isTrue());
            Instant closedUntil = opening.orElse(end);
            for (Instant at = moment; at.isBefore(closedUntil); at = at.plus(Duration.ofMinutes(15))) {
                assertThat(rules.open(at, zone))
                        .as("%s at %s in %s", rules, at, zone)
                        .isFalse();
            }
        });
    }

    /** A touch about a visit at that moment, under every rule, taken up by runs at any time. */
    private static void sendsInside(Rules rules, Touch touch, ZoneId zone, Instant start) {
        SendingWindow window = rules.window();
        Aim aim = aim(touch, start, zone);
        for (Outside rule : List.of(Outside.LATER, Outside.EARLIER, Outside.SUPPRESS)) {
            Fit fit = aim.into(window, rule, zone);
            assertWithin(touch, start, fit);
            sendsInside(rules, fit.span(), zone);
        }
    }

    private static Aim aim(Touch touch, Instant start, ZoneId zone) {
        return touch instanceof EventTouch event
                ? event.aim(start.minus(Duration.ofHours(9)), start)
                : ((RelativeTouch) touch).aim(start, zone);
    }

    private static void assertWithin(Touch touch, Instant start, Fit fit) {
        if (touch.occasion() == Occasion.AFTER) {
            check(!fit.span().notBefore().isBefore(start), touch, start, fit);
        } else {
            check(!fit.span().notAfter().isAfter(start), touch, start, fit);
        }
    }

    private static void check(boolean holds, Touch touch, Instant start, Fit fit) {
        if (!holds) {
            throw new AssertionError(touch + " of a visit at " + start + " has " + fit);
        }
    }

    /** What a claim does: the first open moment from now on, and within the span. */
    private static void sendsInside(Rules rules, Span span, ZoneId zone) {
        for (Duration late : List.of(Duration.ZERO, Duration.ofMinutes(647))) {
            Instant now = span.notBefore().plus(late);
            rules.window().nextOpening(now, span.notAfter(), zone).ifPresent(sent -> {
                if (!rules.open(sent, zone) || sent.isBefore(now) || !sent.isBefore(span.notAfter())) {
                    throw new AssertionError(rules + " sends at " + sent + " in " + zone + ", span " + span);
                }
            });
        }
    }

    private static Instant aDayAnd(ZoneOffsetTransition change, int hours) {
        return change.getInstant().plus(Duration.ofHours(24 + hours));
    }

    private static Instant nearAChange(Random random, ZoneId zone) {
        List<ZoneOffsetTransition> changes = changes(zone);
        Instant near = changes.isEmpty()
                ? FROM.plusSeconds(random.nextInt(100_000_000))
                : changes.get(random.nextInt(changes.size())).getInstant();
        return near.plus(Duration.ofMinutes(random.nextInt(2880) - 2000));
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
        while (next != null && next.getInstant().isBefore(TO)) {
            changes.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }

    /** Windows whose ends lie before, in and after what the clock skips or shows twice, on that day or another. */
    private static List<Rules> around(ZoneOffsetTransition change) {
        LocalTime low = min(change.getDateTimeBefore(), change.getDateTimeAfter());
        LocalDate day = change.getDateTimeAfter().toLocalDate();
        Set<DayOfWeek> all = EnumSet.allOf(DayOfWeek.class);
        return List.of(
                new Rules(LocalTime.of(8, 0), LocalTime.of(21, 0), all, Set.of()),
                new Rules(low.plusMinutes(10), LocalTime.MIDNIGHT, all, Set.of()),
                new Rules(LocalTime.MIDNIGHT, low.plusMinutes(20), all, Set.of(day.minusDays(1))),
                new Rules(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, EnumSet.of(day.getDayOfWeek()), Set.of()),
                new Rules(
                        LocalTime.MIDNIGHT,
                        LocalTime.MIDNIGHT,
                        EnumSet.complementOf(EnumSet.of(day.getDayOfWeek())),
                        Set.of()));
    }

    private static LocalTime min(LocalDateTime a, LocalDateTime b) {
        return (a.isBefore(b) ? a : b).toLocalTime();
    }

    /** A window as a test knows it. */
    private record Rules(LocalTime from, LocalTime to, Set<DayOfWeek> days, Set<LocalDate> holidays) {
        private static final Duration[] LATEST = {Duration.ZERO, Duration.ofHours(27)};

        static Rules random(Random random, LocalDate day) {
            LocalTime from = LocalTime.of(random.nextInt(23), random.nextInt(4) * 15);
            int minutes = random.nextInt(24 * 60 - from.toSecondOfDay() / 60) + 1;
            Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(random.nextInt(7) + 1));
            for (DayOfWeek more : DayOfWeek.values()) {
                if (random.nextInt(4) > 0) {
                    days.add(more);
                }
            }
            Set<LocalDate> holidays = random.nextBoolean() ? Set.of() : Set.of(day.plusDays(random.nextInt(5) - 2));
            return new Rules(from, from.plusMinutes(minutes), days, holidays);
        }

        SendingWindow window() {
            return new SendingWindow(from, to, days, holidays);
        }

        static List<Touch> touches() {
            List<Touch> touches = new ArrayList<>();
            touches.add(new EventTouch(Occasion.BOOKED, Duration.ofHours(20)));
            for (Occasion occasion : List.of(Occasion.BEFORE, Occasion.AFTER)) {
                for (Duration latest : LATEST) {
                    touches.add(new RelativeTouch(occasion, Duration.ofDays(1), true, null, latest, TooLate.SKIP));
                    touches.add(new RelativeTouch(
                            occasion, Duration.ofDays(1), true, LocalTime.of(2, 30), latest, TooLate.SKIP));
                    touches.add(new RelativeTouch(
                            occasion, Duration.ofHours(29), false, null, latest.plusHours(1), TooLate.SKIP));
                }
            }
            return touches;
        }

        boolean open(Instant moment, ZoneId zone) {
            ZoneOffset offset = zone.getRules().getOffset(moment);
            long local = moment.getEpochSecond() + offset.getTotalSeconds();
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(local, 86_400L));
            int second = (int) Math.floorMod(local, 86_400L);
            int end = to.equals(LocalTime.MIDNIGHT) ? 86_400 : to.toSecondOfDay();
            return days.contains(day.getDayOfWeek())
                    && !holidays.contains(day)
                    && second >= from.toSecondOfDay()
                    && second < end;
        }
    }
}
