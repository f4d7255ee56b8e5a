package io.nightrounds.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final int ALL = Integer.MAX_VALUE;
    /** Half of all that is random, so that a wait is the middle of its spread. */
    private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;

    private final Breaker breaker = new Breaker(new RetrySchedule(4, Duration.ofSeconds(1)), MIDDLE);
    private Instant now = Instant.parse("2026-06-08T15:00:00Z");

    @Test
    void letsEverythingPassUntilFiveFailuresInARow() {
        fail(4);
        assertThat(breaker.places(now)).isEqualTo(ALL);

        fail(1);

        assertThat(breaker.places(now)).isZero();
    }

    @Test
    void countsAnewAfterAnAnswer() {
        fail(4);
        breaker.answered(now);
        fail(4);

        assertThat(breaker.places(now)).isEqualTo(ALL);
    }

    @Test
    void letsOneProbePassOnceThePauseIsOver() {
        fail(5);

        now = now.plusMillis(999);
        assertThat(breaker.places(now)).isZero();
        now = now.plusMillis(1);
        assertThat(breaker.places(now)).isEqualTo(1);
    }

    @Test
    void closesWhenTheProbeIsAnswered() {
        fail(5);
        now = now.plusSeconds(1);

        breaker.answered(now);

        assertThat(breaker.places(now)).isEqualTo(ALL);
        fail(4);
        assertThat(breaker.places(now)).isEqualTo(ALL);
    }

    @Test
    void opensForLongerWhenTheProbeFails() {
        fail(5);
        now = now.plusSeconds(1);

        fail(1);

        now = now.plusMillis(1_999);
        assertThat(breaker.places(now)).isZero();
        now = now.plusMillis(1);
        assertThat(breaker.places(now)).isEqualTo(1);
    }

    @Test
    void doesNotCountWhatWasStillInFlightWhenItOpened() {
        fail(5 + 27);

        assertThat(breaker.givenUp()).isFalse();
        now = now.plusSeconds(1);
        assertThat(breaker.places(now)).isEqualTo(1);
    }

    @Test
    void anAnswerToWhatWasStillInFlightDoesNotEndThePause() {
        fail(5);

        breaker.answered(now);

        assertThat(breaker.places(now)).isZero();
        now = now.plusSeconds(1);
        assertThat(breaker.places(now)).isEqualTo(1);
    }

    @Test
    void aSingleFailedProbeIsEnoughAfterAWaitThatTheVendorAskedFor() {
        breaker.rest(now.plusSeconds(1), now);
        now = now.plusSeconds(1);

        fail(1);

        assertThat(breaker.places(now)).isZero();
    }

    @Test
    void isGivenUpWhenItOpenedAsOftenAsAMessageMayBeTried() {
        fail(5);
        for (int opened = 1; opened < 4; opened++) {
            assertThat(breaker.givenUp()).isFalse();
            now = now.plusSeconds(30);
            fail(1);
        }

        assertThat(breaker.givenUp()).isTrue();
    }

    @Test
    void isNotGivenUpWhereAProbeWasAnsweredInBetween() {
        fail(5);
        for (int opened = 1; opened < 9; opened++) {
            now = now.plusSeconds(30);
            breaker.answered(now);
            fail(5);
        }

        assertThat(breaker.givenUp()).isFalse();
    }

    @Test
    void keepsToTheLongestWaitThatTheVendorAskedFor() {
        breaker.rest(now.plusSeconds(20), now);
        breaker.rest(now.plusSeconds(10), now);
        assertThat(breaker.places(now.plusSeconds(19))).isZero();

        breaker.rest(now.plusSeconds(40), now);

        assertThat(breaker.places(now.plusSeconds(39))).isZero();
        assertThat(breaker.places(now.plusSeconds(40))).isEqualTo(1);
        assertThat(breaker.givenUp()).as("asked for once, by several answers").isFalse();
    }

    @Test
    void anAnswerThatAsksToWaitIsNoFailureButDoesNotHelpEither() {
        fail(4);
        breaker.rest(now.plusSeconds(1), now);
        assertThat(breaker.places(now.plusSeconds(1))).isEqualTo(1);
        for (int asked = 1; asked < 4; asked++) {
            assertThat(breaker.givenUp()).isFalse();
            now = now.plusSeconds(1);
            breaker.rest(now.plusSeconds(1), now);
        }

        assertThat(breaker.givenUp()).isTrue();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(now);
        }
    }
}
