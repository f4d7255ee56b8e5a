package io.nightrounds.intake.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.intake.rule.FeedRow;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    private static final Map<String, Map<String, String>> STATUS =
            Map.of("cancelled", Map.of("x", "true", "-", "false", "none", ""));

    @ParameterizedTest
    @CsvSource({"SECONDS, 930, 16", "SECONDS, 900, 15", "SECONDS, 1, 1", "MINUTES, 15, 15", "HOURS, 2, 120"})
    void countsDurationsInMinutesThatHaveBegun(DurationUnit unit, String given, String minutes) {
        assertThat(translated(new Vocabulary(Map.of(), unit, false), "duration", given))
                .isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"SECONDS, soon", "HOURS, 9223372036854775807", "SECONDS, 9223372036854775807"})
    void leavesADurationThatIsNoNumberOfItsUnitToTheRules(DurationUnit unit, String given) {
        assertThat(translated(new Vocabulary(Map.of(), unit, false), "duration", given))
                .isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31 24:00, 2027-01-01 00:00",
        "2026-12-01 25:30:00, 2026-12-02 01:30:00",
        "2026-12-01T47:59, 2026-12-02T23:59",
        "2026-12-01 48:00, 2026-12-01 48:00",
        "2026-12-01 23:59, 2026-12-01 23:59",
        "2026-12-01 25:75, 2026-12-01 25:75",
        "2026-13-01 25:30, 2026-13-01 25:30"
    })
    void takesHoursPastMidnightForTheNextDayWhereTheSourceCountsSo(String given, String read) {
        assertThat(translated(new Vocabulary(Map.of(), DurationUnit.MINUTES, true), "date", given))
                .isEqualTo(read);
        assertThat(translated(new Vocabulary(Map.of(), DurationUnit.MINUTES, false), "date", given))
                .isEqualTo(given);
    }

    @Test
    void putsASourcesWordsIntoOursAndNothingAtAllIsAWord() {
        Vocabulary vocabulary = new Vocabulary(STATUS, DurationUnit.MINUTES, false);

        assertThat(translated(vocabulary, "cancelled", "x")).isEqualTo("true");
        assertThat(translated(vocabulary, "cancelled", "-")).isEqualTo("false");
        assertThat(translated(vocabulary, "cancelled", "none")).isNull();
        assertThat(translated(vocabulary, "id", "x")).isEqualTo("x");
    }

    @Test
    void refusesARowWithAWordThatNobodyExplained() {
        FeedRow row = new Vocabulary(STATUS, DurationUnit.MINUTES, false).translate(row("cancelled", "X"));

        assertThat(row.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.refused()).isTrue();
            assertThat(problem.given()).isEqualTo("X");
            assertThat(problem.remedy()).contains("Known are: - none x");
        });
    }

    private static @Nullable String translated(Vocabulary vocabulary, String field, String value) {
        return vocabulary.translate(row(field, value)).fields().get(field);
    }

    private static FeedRow row(String field, String value) {
        return new FeedRow("appointments", 1, 2, Map.of(field, value), null);
    }
}
