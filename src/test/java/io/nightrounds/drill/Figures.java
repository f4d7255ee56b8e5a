package io.nightrounds.drill;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What all drills together came to. */
final class Figures {
    private final Set<Failpoint> points = ConcurrentHashMap.newKeySet();
    private final AtomicInteger nights = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicLong doubts = new AtomicLong();
    private final AtomicInteger broken = new AtomicInteger();

    void count(Drill drill, long inDoubt) {
        points.addAll(drill.kills());
        nights.incrementAndGet();
        kills.addAndGet(drill.kills().size());
        doubts.addAndGet(inDoubt);
    }

    void broke() {
        broken.incrementAndGet();
    }

    @Override
    public String toString() {
        return "Drills: " + points.size() + " points, " + nights + " nights, " + kills + " kills, " + doubts
                + " in doubt, " + broken + " nights with a message sent twice, lost or sent against a rule";
    }
}
