package io.nightrounds.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private final RetrySchedule schedule = new RetrySchedule(4, Duration.ofSeconds(1));

    @Test
    void doublesTheWaitWithEachTry() {
        assertThat(schedule.waitAfter(1, 0.5)).contains(Duration.ofSeconds(1));
        assertThat(schedule.waitAfter(2, 0.5)).contains(Duration.ofSeconds(2));
        assertThat(schedule.waitAfter(3, 0.5)).contains(Duration.ofSeconds(4));
    }

    @Test
    void endsWithTheLastTry() {
        assertThat(schedule.waitAfter(4, 0.5)).isEmpty();
        assertThat(schedule.waitAfter(5, 0.5)).isEmpty();
    }

    @Test
    void spreadsAWaitOverTheHalfAroundItsMiddle() {
        assertThat(schedule.pause(3, 0)).isEqualTo(Duration.ofSeconds(3));
        assertThat(schedule.pause(3, 1)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void waitsHalfAMinuteAtMostHoweverLongTheFirstDelayAndHoweverManyTheTries() {
        assertThat(schedule.pause(1_000, 0.5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(new RetrySchedule(20, Duration.ofDays(9_999_999_999L)).pause(19, 0.5))
                .isEqualTo(Duration.ofSeconds(30));
    }
}
