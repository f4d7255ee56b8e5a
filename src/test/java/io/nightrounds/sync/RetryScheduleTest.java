package io.nightrounds.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private final RetrySchedule schedule = new RetrySchedule(10, Duration.ofSeconds(1));

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            the first wait,                    1,     , 0.0, PT1S
            doubles,                           3,     , 0.0, PT4S
            jitter takes off at most half,     3,     , 1.0, PT2S
            never above a minute,              9,     , 0.0, PT1M
            Retry-After is kept,               1, PT9S, 0.5, PT9S
            Retry-After of less than the wait, 4, PT2S, 0.0, PT8S
            Retry-After is cut,                1, PT2H, 0.0, PT1M
            """)
    void waits(String name, int attempt, Duration retryAfter, double random, Duration expected) {
        assertThat(schedule.waitAfter(attempt, retryAfter, random)).isEqualTo(expected);
    }
}
