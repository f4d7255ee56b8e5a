package io.nightrounds.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.partition.Share;
import io.nightrounds.testkit.Tries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClockSlotsTest {
    private static final Instant NOW = Instant.parse("2026-06-08T15:00:00Z");

    @Test
    void letsEachShareStartInItsOwnTurn() {
        RateLimit first = new RateLimit(1, new Share(0, 2));
        RateLimit second = new RateLimit(1, new Share(1, 2));

        assertThat(first.grant(32, NOW) + second.grant(32, NOW)).isEqualTo(1);
        assertThat(first.grant(32, NOW.plusMillis(999)) + second.grant(32, NOW.plusMillis(999)))
                .isZero();
        assertThat(first.grant(32, NOW.plusSeconds(1)) + second.grant(32, NOW.plusSeconds(1)))
                .isEqualTo(1);
    }

    @Test
    void togetherStartNoMoreThanTheLimitInAnySecondAndAllOfItInAMinute() {
        Tries.of(200, ClockSlotsTest::aMinute);
    }

    /** Each share is asked at moments of its own, never further apart than the dispatcher's loop waits. */
    private static void aMinute(Random random) {
        int perSecond = 1 + random.nextInt(200);
        int sharers = 2 + random.nextInt(4);
        List<RateLimit> limits = IntStream.range(0, sharers)
                .mapToObj(bucket -> new RateLimit(perSecond, new Share(bucket, sharers)))
                .toList();
        List<Integer> started = new ArrayList<>();
        for (int tick = 0; tick < 1_200; tick++) {
            int inTick = 0;
            for (RateLimit limit : limits) {
                inTick += limit.grant(1_000, NOW.plusMillis(50L * tick + random.nextInt(40)));
            }
            started.add(inTick);
        }
        int most = IntStream.range(0, started.size() - 20)
                .map(from -> started.subList(from, from + 20).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .max()
                .orElseThrow();
        int allowedAtAnEdge = 1 + (int) Math.ceil(perSecond * 0.15);

        assertThat(most).isLessThanOrEqualTo(perSecond + allowedAtAnEdge);
        assertThat(started.stream().mapToInt(Integer::intValue).sum())
                .isBetween(perSecond * 58, perSecond * 60 + allowedAtAnEdge);
    }
}
