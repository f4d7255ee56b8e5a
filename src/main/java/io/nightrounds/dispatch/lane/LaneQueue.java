package io.nightrounds.dispatch.lane;

import io.nightrounds.dispatch.claim.DueReminders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.LongFunction;

/** One vendor's reminders in one run, read page by page: those whose time has come, and those that wait for theirs. */
final class LaneQueue {
    /** What may be tried only later than this is left to the next run. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private record Later(Instant at, long reminder) {}

    private final Queue<Long> ready = new ArrayDeque<>();
    /** Until when each of them waits; what else stands in {@link #later} has been put off since. */
    private final Map<Long, Instant> waiting = new HashMap<>();

    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::at));
    private long lastRead = DueReminders.BEFORE_ALL;
    private boolean allRead;

    /** How many can be taken now; the next page is read where none is left of the last. */
    int ready(Instant now, LongFunction<List<DueReminders.Waiting>> pageAfter) {
        while (!later.isEmpty() && !later.element().at().isAfter(now)) {
            Later over = later.remove();
            if (waiting.remove(over.reminder(), over.at())) {
                ready.add(over.reminder());
            }
        }
        if (ready.isEmpty() && !allRead) {
            read(pageAfter.apply(lastRead), now);
        }
        return ready.size();
    }

    private void read(List<DueReminders.Waiting> page, Instant now) {
        allRead = page.isEmpty();
        for (DueReminders.Waiting one : page) {
            lastRead = one.reminder();
            if (!waiting.containsKey(one.reminder())) {
                add(one, now);
            }
        }
    }

    private void add(DueReminders.Waiting one, Instant now) {
        if (!one.notBefore().isAfter(now)) {
            ready.add(one.reminder());
        } else if (!one.notBefore().isAfter(now.plus(LONGEST_WAIT))) {
            putBack(one.reminder(), one.notBefore());
        }
    }

    /** One that was not this vendor's when its page was read; on a page yet to be read it will be found anyway. */
    void takeOver(DueReminders.Waiting one, Instant now) {
        if (allRead || one.reminder() <= lastRead) {
            add(one, now);
        }
    }

    void forget(long reminder) {
        ready.remove(reminder);
        waiting.remove(reminder);
    }

    List<Long> take(int count) {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(ready.remove());
        }
        return taken;
    }

    /**
     * To be taken again, but not before that time: neither where it stands in the queue as yet, as one that went along
     * with another's message does.
     */
    void putBack(long reminder, Instant at) {
        ready.remove(reminder);
        waiting.put(reminder, at);
        later.add(new Later(at, reminder));
    }

    boolean allTaken() {
        return allRead && ready.isEmpty() && waiting.isEmpty();
    }
}
