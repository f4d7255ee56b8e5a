package io.nightrounds.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.LongFunction;

/** One vendor's reminders in one run, read page by page: those whose time has come, and those that wait for theirs. */
final class LaneQueue {
    /** What may be tried only later than this is left to the next run. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private record Later(Instant at, long reminder) {}

    private final Queue<Long> ready = new ArrayDeque<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::at));
    private long lastRead = DueReminders.BEFORE_ALL;
    private boolean allRead;

    /** How many can be taken now; the next page is read where none is left of the last. */
    int ready(Instant now, LongFunction<List<DueReminders.Waiting>> pageAfter) {
        while (!later.isEmpty() && !later.element().at().isAfter(now)) {
            ready.add(later.remove().reminder());
        }
        if (ready.isEmpty() && !allRead) {
            read(pageAfter.apply(lastRead), now);
        }
        return ready.size();
    }

    private void read(List<DueReminders.Waiting> page, Instant now) {
        allRead = page.isEmpty();
        for (DueReminders.Waiting waiting : page) {
            lastRead = waiting.reminder();
            add(waiting, now);
        }
    }

    private void add(DueReminders.Waiting waiting, Instant now) {
        if (!waiting.notBefore().isAfter(now)) {
            ready.add(waiting.reminder());
        } else if (!waiting.notBefore().isAfter(now.plus(LONGEST_WAIT))) {
            putBack(waiting.reminder(), waiting.notBefore());
        }
    }

    /** One that was not this vendor's when its page was read; on a page yet to be read it will be found anyway. */
    void takeOver(DueReminders.Waiting waiting, Instant now) {
        if (allRead || waiting.reminder() <= lastRead) {
            add(waiting, now);
        }
    }

    void forget(long reminder) {
        ready.remove(reminder);
        later.removeIf(waiting -> waiting.reminder() == reminder);
    }

    List<Long> take(int count) {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(ready.remove());
        }
        return taken;
    }

    /** To be taken again, but not before that time. */
    void putBack(long reminder, Instant at) {
        later.add(new Later(at, reminder));
    }

    boolean allTaken() {
        return allRead && ready.isEmpty() && later.isEmpty();
    }
}
