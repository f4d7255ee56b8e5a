package io.nightrounds.campaign.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingWindowTest {
    private static final List<SendingWindow> WINDOWS = List.of(
            window("08:00", "20:00"),
            window("00:00", "00:00"),
            window("00:00", "00:45"),
            window("00:30", "01:30"),
            window("02:15", "02:45"),
            window("01:10", "00:00"),
            window("23:30", "00:00"));

    /**
     * Clock changes by an hour and by half an hour, at night, at midnight, backward and forward, and a day left out.
     */
    @ParameterizedTest(name = "{0} around {1}")
    @CsvSource({
        "America/New_York, 2026-03-08", "America/New_York, 2026-11-01",
        "Europe/London, 2026-03-29", "Europe/London, 2026-10-25",
        "Europe/Stockholm, 2026-03-29", "Europe/Stockholm, 2026-10-25",
        "Australia/Lord_Howe, 2026-04-05", "Australia/Lord_Howe, 2026-10-04",
        "America/Sao_Paulo, 2018-11-04", "America/Sao_Paulo, 2018-02-18",
        "America/Havana, 2026-11-01", "Africa/Cairo, 2026-04-24",
        "Pacific/Apia, 2011-12-30", "Asia/Kathmandu, 2026-06-10"
    })
    void opensAtTheFirstMinuteOnTheClockThatLiesInIt(String zoneId, LocalDate day) {
        ZoneId zone = ZoneId.of(zoneId);
        Instant from = day.minusDays(1).atStartOfDay(zone).toInstant();
        for (SendingWindow window : WINDOWS) {
            for (int minute = 0; minute < 3 * 24 * 60; minute += 35) {
                Instant notBefore = from.plus(Duration.ofMinutes(minute));
                Instant notAfter = notBefore.plus(Duration.ofHours(minute % 50));
                assertThat(window.nextOpening(notBefore, notAfter, zone))
                        .as("%s from %s until %s", window, notBefore, notAfter)
                        .isEqualTo(byWatchingTheClock(window, notBefore, notAfter, zone));
            }
        }
    }

    private static Optional<Instant> byWatchingTheClock(
            SendingWindow window, Instant notBefore, Instant notAfter, ZoneId zone) {
        for (Instant now = notBefore; now.isBefore(notAfter); now = now.plus(Duration.ofMinutes(5))) {
            if (window.isOpen(now, zone)) {
                return Optional.of(now);
            }
        }
        return Optional.empty();
    }

    @ParameterizedTest(name = "{0} is open: {1}")
    @CsvSource({
        "2026-06-10T07:59:59, false",
        "2026-06-10T08:00:00, true",
        "2026-06-10T19:59:59, true",
        "2026-06-10T20:00:00, false"
    })
    void beginsWithItsFirstMinuteAndEndsBeforeItsLast(LocalDateTime local, boolean open) {
        ZoneId zone = ZoneId.of("Europe/Stockholm");

        assertThat(window("08:00", "20:00").isOpen(local.atZone(zone).toInstant(), zone))
                .isEqualTo(open);
    }

    @Test
    void staysOpenTwiceWhereClocksAreSetBackOverIt() {
        ZoneId zone = ZoneId.of("Europe/London");
        SendingWindow window = window("01:15", "01:30");

        assertThat(window.nextOpening(
                        Instant.parse("2026-10-25T00:31:00Z"), Instant.parse("2026-10-25T10:00:00Z"), zone))
                .contains(Instant.parse("2026-10-25T01:15:00Z"));
        assertThat(window.closing(LocalDate.parse("2026-10-25"), zone)).isEqualTo("2026-10-25T01:30:00Z");
    }

    @Test
    void opensAndClosesWhenClocksAreSetForwardOverItsEnds() {
        ZoneId zone = ZoneId.of("Europe/London");
        LocalDate spring = LocalDate.parse("2026-03-29");

        assertThat(window("01:30", "03:00").opening(spring, zone)).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(window("00:30", "01:30").closing(spring, zone)).isEqualTo("2026-03-29T01:00:00Z");
    }

    @Test
    void refusesToCrossMidnight() {
        assertThatThrownBy(() -> window("20:00", "08:00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20:00 to 08:00")
                .hasMessageContaining("24:00");
    }

    @Test
    void refusesToOpenOnNoDay() {
        LocalTime eight = LocalTime.parse("08:00");

        assertThatThrownBy(() -> new SendingWindow(eight, LocalTime.NOON, Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never opens");
    }

    @Test
    void readsAsItsHoursAndItsDaysWhereTheyAreNotAll() {
        assertThat(window("08:00", "20:00")).hasToString("08:00-20:00");
        assertThat(new SendingWindow(
                        LocalTime.parse("09:30"),
                        LocalTime.MIDNIGHT,
                        Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY),
                        Set.of()))
                .hasToString("09:30-24:00 on mon, fri");
    }

    private static SendingWindow window(String from, String to) {
        return new SendingWindow(LocalTime.parse(from), LocalTime.parse(to));
    }
}
