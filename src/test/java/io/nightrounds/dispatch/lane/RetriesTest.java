package io.nightrounds.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.dispatch.lane.Retries.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Instant NOW = Instant.parse("2026-06-08T15:00:00Z");
    private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;
    private static final Duration ASKED = Duration.ofSeconds(20);

    @Test
    void waitsLongerAfterEachTryAndEndsWithTheLast() {
        Retries retries = retries(10, 0);

        assertThat(retries.unreachable(1, NOW)).isEqualTo(new Retry(NOW.plusSeconds(1), true, false));
        assertThat(retries.unreachable(1, NOW)).isEqualTo(new Retry(NOW.plusSeconds(2), true, false));
        assertThat(retries.unreachable(1, NOW)).isEqualTo(new Retry(NOW, false, false, true));
    }

    @Test
    void triesOnTheWayBeforeDoNotCount() {
        Retries retries = retries(10, 0);
        retries.unreachable(1, NOW);
        retries.unreachable(1, NOW);

        retries.startAnew(1);

        assertThat(retries.unreachable(1, NOW)).isEqualTo(new Retry(NOW.plusSeconds(1), true, false));
    }

    @Test
    void countsTheTriesOfEachMessageForItself() {
        Retries retries = retries(10, 0);
        retries.unreachable(1, NOW);

        assertThat(retries.unreachable(2, NOW)).isEqualTo(new Retry(NOW.plusSeconds(1), true, false));
    }

    @Test
    void leavesToTheNextRunWhatTheBudgetHasNoRetryFor() {
        Retries retries = retries(2, 0);
        retries.unreachable(1, NOW);
        retries.unreachable(2, NOW);

        assertThat(retries.unreachable(3, NOW)).isEqualTo(new Retry(NOW, false, true));
    }

    @Test
    void aMessageThatHasNoTryLeftTakesNothingFromTheBudget() {
        Retries retries = retries(3, 0);
        for (int tries = 0; tries < 3; tries++) {
            retries.unreachable(1, NOW);
        }

        assertThat(retries.unreachable(2, NOW).inThisRun()).isTrue();
    }

    @Test
    void onlyTheFirstTryOfAMessageEarns() {
        Retries retries = retries(0, 100);
        retries.tried(1);
        assertThat(retries.unreachable(1, NOW).inThisRun()).isTrue();
        retries.tried(1);

        assertThat(retries.unreachable(1, NOW)).isEqualTo(new Retry(NOW, false, true));
    }

    @Test
    void comesBackWhenTheVendorAskedForItWithoutTouchingTheBudget() {
        Retries retries = retries(0, 0);

        assertThat(retries.throttled(1, ASKED, NOW)).isEqualTo(new Retry(NOW.plus(ASKED), true, false));
        assertThat(retries.throttled(1, ASKED, NOW)).isEqualTo(new Retry(NOW.plus(ASKED), true, false));
        assertThat(retries.throttled(1, ASKED, NOW)).isEqualTo(new Retry(NOW.plus(ASKED), false, false));
    }

    @Test
    void aVendorThatNamesNoTimeIsGivenOneOutOfTheBudget() {
        Retries retries = retries(1, 0);

        assertThat(retries.throttled(1, null, NOW)).isEqualTo(new Retry(NOW.plusSeconds(1), true, false));
        assertThat(retries.throttled(1, null, NOW)).isEqualTo(new Retry(NOW.plusSeconds(2), false, true));
    }

    private static Retries retries(int floor, int percent) {
        return new Retries(new RetrySchedule(3, Duration.ofSeconds(1)), new RetryBudget(floor, percent), MIDDLE);
    }
}
