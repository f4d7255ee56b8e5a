package io.nightrounds.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
    private static final LocalDate TUESDAY = LocalDate.parse("2026-12-01");
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    @ParameterizedTest(name = "{0} reminders after {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    # tonight | last Tuesdays    | held
                    120       | 120,120,120      | -
                    40        | 120,120,120      | -
                    39        | 120,120,120      | 40 to 360
                    0         | 120,120,120      | 40 to 360
                    360       | 120,120,120      | -
                    361       | 120,120,120      | 40 to 360
                    70        | 0,20,40          | -
                    71        | 0,20,40          | 7 to 60
                    50        | 0,0              | -
                    51        | 0,0              | 0 to 0
                    0         | 50,50            | -
                    0         | 51,51            | 17 to 153
                    5000      | 120              | -
                    5000      | -                | -
                    300       | 90,110,9000      | -
                    1000      | 100,300          | 67 to 600
                    100000    | 100000,99000     | -
                    """)
    void holdsRemindersFarFromTheMedianOfTheSameWeekday(long tonight, String history, String expected) {
        List<Breach> breaches = new Bounds(ForecastProperties.DEFAULTS, CostProperties.NONE)
                .breaches(night(figures("a", tonight, 0, 0, 0)), weekdays(history));

        assertThat(breaches.stream().map(breach -> breach.expected().replaceFirst(",.*", "")))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(breaches).allMatch(breach -> breach.measure() == Breach.Measure.REMINDERS);
    }

    @ParameterizedTest(name = "{0} rows after {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    # tonight | last | held
                    1000      | 1000 | -
                    500       | 1000 | -
                    499       | 1000 | at least 500
                    50        | 100  | -
                    49        | 100  | at least 50
                    49        | 99   | -
                    1         | 51   | -
                    0         | 51   | at least 26
                    0         | 1    | at least 1
                    0         | 0    | -
                    9000      | 10   | -
                    0         | -    | -
                    """)
    void holdsAFeedThatShrank(long tonight, Long last, String expected) {
        List<Breach> breaches = new Bounds(ForecastProperties.DEFAULTS, CostProperties.NONE)
                .breaches(
                        night(figures("a", 0, tonight, 0, 0)),
                        last == null ? new Past(List.of(), null) : last(figures("a", 0, last, 0, 0)));

        assertThat(breaches.stream().map(breach -> breach.expected().replaceFirst(",.*", "")))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "{0} of {1} cancelled: held {2}")
    @CsvSource({"20, 20, false", "21, 21, true", "21, 105, false", "21, 104, true", "400, 1000, true", "0, 0, false"})
    void holdsManyNewlyCancelledVisits(long cancelled, long upcoming, boolean held) {
        List<Breach> breaches = new Bounds(ForecastProperties.DEFAULTS, CostProperties.NONE)
                .breaches(night(figures("a", 0, 5, upcoming, cancelled)), new Past(List.of(), null));

        assertThat(breaches).hasSize(held ? 1 : 0);
    }

    @Test
    void doesNotLetOnePracticeHideBehindTheOthers() {
        List<Breach> breaches = new Bounds(ForecastProperties.DEFAULTS, CostProperties.NONE)
                .breaches(
                        night(figures("big", 0, 5000, 0, 0), figures("small", 0, 0, 0, 0)),
                        last(figures("big", 0, 5000, 0, 0), figures("small", 0, 12, 0, 0)));

        assertThat(breaches).singleElement().satisfies(breach -> assertThat(breach.sentence())
                .isEqualTo("practice small: feed rows: 0; expected at least 6, as the last run that was let go had 12"
                        + " (forecast.shrinkPercent 50, forecast.floor 50)"));
    }

    @Test
    void seesManySmallPracticesVanishTogether() {
        PracticeForecast[] before = Stream.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
                .map(key -> figures(key, 0, 9, 0, 0))
                .toArray(PracticeForecast[]::new);
        PracticeForecast[] now = Arrays.stream(before)
                .map(practice ->
                        figures(practice.practice(), 0, practice.practice().equals("a") ? 9 : 0, 0, 0))
                .toArray(PracticeForecast[]::new);

        List<Breach> breaches =
                new Bounds(ForecastProperties.DEFAULTS, CostProperties.NONE).breaches(night(now), last(before));

        assertThat(breaches).singleElement().satisfies(breach -> assertThat(breach.practice())
                .isNull());
    }

    @Test
    void leavesAPracticeAloneThatIsNew() {
        Past past = new Past(
                List.of(byKey(figures("a", 100, 0, 0, 0)), byKey(figures("a", 100, 0, 0, 0))),
                new Past.Last(1, NOW, byKey(figures("a", 100, 500, 0, 0))));

        assertThat(new Bounds(ForecastProperties.DEFAULTS, CostProperties.NONE)
                        .breaches(night(figures("a", 100, 500, 0, 0), figures("new", 90, 400, 0, 0)), past))
                .isEmpty();
    }

    @Test
    void holdsAnInputThatIsTooOldAndARunThatCostsTooMuch() {
        ForecastProperties rules =
                new ForecastProperties(4, BigDecimal.valueOf(3), 50, 50, Duration.ofHours(26), 20, 20);
        CostProperties costs = new CostProperties("EUR", new BigDecimal("0.07"), null, null, null, BigDecimal.TEN);
        Observed night = new Observed(
                TUESDAY,
                NOW,
                byKey(figures("a", 0, 5, 0, 0)),
                List.of(
                        new Observed.Input("appointments", "a.csv", Instant.parse("2026-11-30T07:59:00Z")),
                        new Observed.Input("patients", "p.csv", Instant.parse("2026-11-30T08:00:00Z"))),
                new BigDecimal("10.01"));

        assertThat(new Bounds(rules, costs).breaches(night, new Past(List.of(), null)))
                .extracting(Breach::sentence)
                .containsExactly(
                        "feed age: 26 h 1 min, appointments of 2026-11-30T07:59:00Z; expected at most 26 h 0 min"
                                + " (forecast.feedAge PT26H)",
                        "cost: 10.01 EUR; expected at most 10 EUR (costs.cap 10)");
    }

    @Test
    void saysNothingOfAFeedThatWasNeverRead() {
        Observed night = new Observed(TUESDAY, NOW, byKey(figures("a", 0, 0, 0, 0)), List.of(), BigDecimal.ZERO);

        assertThat(new Bounds(ForecastProperties.DEFAULTS, CostProperties.NONE)
                        .breaches(night, last(figures("a", 0, 500, 0, 0))))
                .isEmpty();
    }

    @Test
    void refusesSettingsThatCouldHoldNothingOrEverything() {
        assertThatThrownBy(() -> new CostProperties("EUR", null, null, null, null, BigDecimal.ONE))
                .hasMessageContaining("costs.cap is 1, but no channel has a price");
        assertThatThrownBy(() -> new ForecastProperties(4, BigDecimal.ONE, 50, 50, null, 20, 20))
                .hasMessageContaining("forecast.factor is 1");
        assertThatThrownBy(() -> new ForecastProperties(4, BigDecimal.TEN, 50, 50, Duration.ZERO, 20, 20))
                .hasMessageContaining("every feed would be too old");
    }

    private static PracticeForecast figures(
            String practice, long reminders, long visits, long upcoming, long cancelled) {
        return new PracticeForecast(practice, reminders, visits, upcoming, cancelled);
    }

    private static Map<String, PracticeForecast> byKey(PracticeForecast... practices) {
        Map<String, PracticeForecast> byKey = new TreeMap<>();
        Arrays.stream(practices).forEach(practice -> byKey.put(practice.practice(), practice));
        return byKey;
    }

    private static Observed night(PracticeForecast... practices) {
        List<Observed.Input> read = List.of(new Observed.Input("appointments", "a.csv", Instant.EPOCH));
        return new Observed(TUESDAY, NOW, byKey(practices), read, BigDecimal.ZERO);
    }

    private static Past last(PracticeForecast... practices) {
        return new Past(List.of(), new Past.Last(1, NOW, byKey(practices)));
    }

    private static Past weekdays(String reminders) {
        return new Past(
                reminders == null
                        ? List.of()
                        : Arrays.stream(reminders.split(","))
                                .map(number -> byKey(figures("a", Long.parseLong(number), 0, 0, 0)))
                                .toList(),
                null);
    }
}
