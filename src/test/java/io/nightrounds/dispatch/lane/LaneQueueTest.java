package io.nightrounds.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.dispatch.claim.DueReminders;
import io.nightrounds.dispatch.claim.DueReminders.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneQueueTest {
    private static final Instant NOW = Instant.parse("2026-06-08T15:00:00Z");

    private final LaneQueue queue = new LaneQueue();
    private final List<Long> pagesAskedAfter = new ArrayList<>();
    private final List<Waiting> rows = new ArrayList<>();

    @Test
    void readsTheNextPageWhenTheLastIsTaken() {
        rows.addAll(List.of(new Waiting(1, NOW), new Waiting(2, NOW), new Waiting(3, NOW)));

        assertThat(ready(NOW)).isEqualTo(2);
        assertThat(queue.take(1)).containsExactly(1L);
        assertThat(ready(NOW)).isEqualTo(1);
        assertThat(queue.take(1)).containsExactly(2L);
        assertThat(ready(NOW)).isEqualTo(1);
        assertThat(queue.take(1)).containsExactly(3L);
        assertThat(queue.allTaken()).as("another page may be there").isFalse();
        assertThat(ready(NOW)).isZero();

        assertThat(queue.allTaken()).isTrue();
        assertThat(ready(NOW)).isZero();
        assertThat(pagesAskedAfter).containsExactly(DueReminders.BEFORE_ALL, 2L, 3L);
    }

    @Test
    void takesOverTheVeryOneThatItReadLast() {
        rows.addAll(List.of(new Waiting(1, NOW), new Waiting(2, NOW)));
        ready(NOW);
        queue.take(2);

        queue.takeOver(new Waiting(2, NOW), NOW);

        assertThat(ready(NOW)).isEqualTo(1);
        assertThat(queue.take(1)).containsExactly(2L);
    }

    @Test
    void honoursTheTimesThatAreInTheRows() {
        rows.addAll(List.of(new Waiting(1, NOW.plusSeconds(60)), new Waiting(2, NOW.plusSeconds(5))));

        assertThat(ready(NOW)).isZero();
        assertThat(ready(NOW.plusSeconds(4))).isZero();
        assertThat(queue.allTaken()).isFalse();
        assertThat(ready(NOW.plusSeconds(5))).isEqualTo(1);
        assertThat(queue.take(1)).containsExactly(2L);
        assertThat(ready(NOW.plusSeconds(60))).isEqualTo(1);
        assertThat(queue.take(1)).containsExactly(1L);
        assertThat(queue.allTaken()).isTrue();
    }

    @Test
    void leavesWhatWaitsLongerThanAMinuteToTheNextRun() {
        rows.add(new Waiting(1, NOW.plusSeconds(60).plusMillis(1)));

        ready(NOW);
        ready(NOW);

        assertThat(queue.allTaken()).isTrue();
    }

    @Test
    void takesOverWhatOnlyALaterPageWillNotShow() {
        rows.addAll(List.of(new Waiting(5, NOW)));
        ready(NOW);

        queue.takeOver(new Waiting(3, NOW), NOW);
        queue.takeOver(new Waiting(9, NOW), NOW);

        assertThat(ready(NOW)).isEqualTo(2);
        assertThat(queue.take(2)).as("9 will come with its page").containsExactly(5L, 3L);
    }

    @Test
    void takesOverEvenWhenItWasDone() {
        ready(NOW);
        assertThat(queue.allTaken()).isTrue();

        queue.takeOver(new Waiting(9, NOW.plusSeconds(2)), NOW);

        assertThat(queue.allTaken()).isFalse();
        assertThat(ready(NOW)).isZero();
        assertThat(ready(NOW.plusSeconds(2))).isEqualTo(1);
    }

    @Test
    void forgetsWhatHasGoneOn() {
        rows.addAll(List.of(new Waiting(1, NOW), new Waiting(2, NOW.plusSeconds(5))));
        ready(NOW);

        queue.forget(1);
        queue.forget(2);

        assertThat(ready(NOW.plusSeconds(5))).isZero();
    }

    @Test
    void isNotDoneWhileSomethingIsReadyOrPutBack() {
        rows.add(new Waiting(1, NOW));
        ready(NOW);
        queue.take(1);
        ready(NOW);
        assertThat(queue.allTaken()).isTrue();

        queue.putBack(1, NOW.plusSeconds(1));
        assertThat(queue.allTaken()).isFalse();
        assertThat(ready(NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(queue.allTaken()).isFalse();
    }

    @Test
    void whatIsPutOffIsTakenOnceAndNotBefore() {
        rows.addAll(List.of(new Waiting(1, NOW), new Waiting(2, NOW), new Waiting(3, NOW.plusSeconds(9))));
        ready(NOW);
        queue.take(1);
        queue.putBack(1, NOW.plusSeconds(1));
        queue.putBack(2, NOW.plusSeconds(1));
        queue.putBack(3, NOW.plusSeconds(2));

        assertThat(ready(NOW)).isZero();
        assertThat(ready(NOW.plusSeconds(1))).isEqualTo(2);
        assertThat(queue.take(2)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(ready(NOW.plusSeconds(2))).isEqualTo(1);
        assertThat(queue.take(1)).containsExactly(3L);
        assertThat(ready(NOW.plusSeconds(9))).isZero();
        assertThat(queue.allTaken()).isTrue();
    }

    private int ready(Instant now) {
        return queue.ready(now, after -> {
            pagesAskedAfter.add(after);
            return rows.stream().filter(row -> row.reminder() > after).limit(2).toList();
        });
    }
}
