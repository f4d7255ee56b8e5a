package io.nightrounds.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measurements that are taken in turn, round by round, so that a busy minute of the machine falls on all of them alike.
 */
final class Rounds {
    static final int ENOUGH = Integer.getInteger("bench.rounds", 5);

    /** One measurement; how much is better is for the caller to say. */
    interface Measurement {
        double take(int round) throws Exception;
    }

    private final Map<String, Measurement> measurements = new LinkedHashMap<>();
    private final Map<String, List<Double>> taken = new LinkedHashMap<>();

    Rounds measure(String name, Measurement measurement) {
        measurements.put(name, measurement);
        return this;
    }

    Rounds run() throws Exception {
        for (int round = 0; round < ENOUGH; round++) {
            for (Map.Entry<String, Measurement> each : measurements.entrySet()) {
                double figure = each.getValue().take(round);
                taken.computeIfAbsent(each.getKey(), name -> new ArrayList<>()).add(figure);
            }
        }
        return this;
    }

    double median(String name) {
        List<Double> sorted = new ArrayList<>(taken.getOrDefault(name, List.of()));
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** A line of the table: what was reached of what was the limit. @param goal such as {@code at least 0.90} */
    static void print(String what, double ours, double limit, String unit, String goal) {
        System.out.printf(
                Locale.ROOT, "| %s | %,.1f | %,.1f %s | %.2f | %s |%n", what, ours, limit, unit, ours / limit, goal);
    }

    static void title(String what) {
        System.out.printf(
                "%n%s; medians of %d rounds in turn, %d cores%n| what | ours | its limit | ratio | goal |%n",
                what, ENOUGH, Runtime.getRuntime().availableProcessors());
    }
}
