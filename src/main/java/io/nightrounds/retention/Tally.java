package io.nightrounds.retention;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** How much was deleted, by kind. */
public final class Tally {
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

    public Tally() {
        for (Kind kind : Kind.values()) {
            counts.put(kind, 0L);
        }
    }

    public void add(Kind kind, long number) {
        counts.merge(kind, number, Long::sum);
    }

    /** Adds the rows that a batch of statements changed. */
    public void add(Kind kind, int[] changed) {
        add(kind, IntStream.of(changed).sum());
    }

    void addAll(Tally other) {
        other.counts.forEach(this::add);
    }

    /** Every kind, in the order in which they are shown. */
    public Map<Kind, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
