package io.nightrounds.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "120, PT2M",
        "' 30 ', PT30S",
        "000000090, PT1M30S",
        "'Sun, 22 Nov 2026 02:05:00 GMT', PT5M",
        "'Sun, 22 Nov 2026 01:00:00 GMT', PT0S"
    })
    void readsSecondsAndDates(String header, Duration wait) {
        assertThat(RetryAfter.read(header, CLOCK)).isEqualTo(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999", "99999999999999999999", "Sun, 22 Nov 2099 02:00:00 GMT"})
    void waitsADayAtMost(String header) {
        assertThat(RetryAfter.read(header, CLOCK)).isIn(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "2026-11-22T02:05:00Z"})
    void ignoresWhatItCannotRead(String header) {
        assertThat(RetryAfter.read(header, CLOCK)).isNull();
    }

    @Test
    void isNullWithoutTheHeader() {
        assertThat(RetryAfter.read(null, CLOCK)).isNull();
    }
}
