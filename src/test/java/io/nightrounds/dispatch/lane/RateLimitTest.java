package io.nightrounds.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.partition.Share;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Instant NOW = Instant.parse("2026-06-08T15:00:00Z");

    @Test
    void grantsEverythingWhereThereIsNoLimit() {
        assertThat(new RateLimit(null, Share.WHOLE).grant(500, NOW)).isEqualTo(500);
        assertThat(new RateLimit(null, new Share(1, 2)).grant(500, NOW)).isEqualTo(500);
    }

    @Test
    void countsFromItsOwnStartWhereItSharesTheLimitWithNobody() {
        RateLimit limit = new RateLimit(1, Share.WHOLE);

        assertThat(limit.grant(32, NOW.plusMillis(500))).isEqualTo(1);
        assertThat(limit.grant(32, NOW.plusMillis(1_000))).isZero();
        assertThat(limit.grant(32, NOW.plusMillis(1_500))).isEqualTo(1);
    }

    @Test
    void startsOneASecondFromTheVeryFirstSecondOn() {
        RateLimit limit = new RateLimit(1, Share.WHOLE);

        assertThat(limit.grant(32, NOW)).isEqualTo(1);
        assertThat(limit.grant(32, NOW)).isZero();
        assertThat(limit.grant(32, NOW.plusMillis(999))).isZero();
        assertThat(limit.grant(32, NOW.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void neverGrantsMoreThanAskedAndCountsOnlyWhatItGranted() {
        RateLimit limit = new RateLimit(100, Share.WHOLE);

        assertThat(limit.grant(3, NOW)).isEqualTo(3);
        assertThat(limit.grant(0, NOW)).isZero();
        assertThat(limit.grant(32, NOW)).isEqualTo(7);
    }

    @Test
    void doesNotSaveUpAnIdleMinute() {
        RateLimit limit = new RateLimit(100, Share.WHOLE);
        limit.grant(32, NOW);

        assertThat(limit.grant(1_000, NOW.plusSeconds(60))).isEqualTo(10);
    }

    @Test
    void keepsToTheRateOverALongerTimeHoweverOftenItIsAsked() {
        RateLimit limit = new RateLimit(200, Share.WHOLE);
        int granted = 0;
        for (Instant at = NOW; at.isBefore(NOW.plusSeconds(10)); at = at.plus(Duration.ofMillis(7))) {
            granted += limit.grant(64, at);
        }

        assertThat(granted).isBetween(1_990, 2_020);
    }
}
