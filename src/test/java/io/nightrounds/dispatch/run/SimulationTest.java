package io.nightrounds.dispatch.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of nights of which each is drawn from a number. {@code -Dsimulation.seeds=N} plays more of them,
 * {@code -Dsimulation.seed=N} plays one again.
 */
class SimulationTest {
    private static final long SEEDS = Long.getLong("simulation.seeds", 10_000);
    private static final long ENOUGH_FOR_ALL = 5_000;
    private static final int THREADS = 2;

    @Test
    void noSeedBreaksThePromise() throws Exception {
        Long one = Long.getLong("simulation.seed");
        if (one == null) {
            play(1, SEEDS);
        } else {
            play(one, one);
        }
    }

    private static void play(long first, long last) throws Exception {
        AtomicLong next = new AtomicLong(first);
        Map<Long, List<String>> broken = new ConcurrentSkipListMap<>();
        Map<String, Long> tally = new TreeMap<>();
        List<Thread> players = IntStream.range(0, THREADS)
                .mapToObj(n -> new Thread(() -> play(next, last, broken, tally)))
                .toList();
        players.forEach(Thread::start);
        for (Thread player : players) {
            player.join();
        }
        assertThat(broken)
                .as("seeds that break the promise; play one again with -Dsimulation.seed=N")
                .isEmpty();
        if (last - first >= ENOUGH_FOR_ALL) {
            assertThat(tally).as("what the seeds came upon").containsKeys(everything());
        }
    }

    /** A simulation in which something never happens proves nothing about it. */
    private static String[] everything() {
        Stream<String> fates = Stream.of(SimulatedVendor.Fate.values()).map(Enum::name);
        Stream<String> ends =
                Stream.of("PLANNED", "SUPPRESSED", "SENT", "FAILED", "IN_DOUBT").map(state -> "ended " + state);
        Stream<String> deaths = Stream.of(
                        "begin",
                        "statement",
                        "before commit",
                        "after commit",
                        "before send",
                        "after send",
                        "waiting",
                        "looking for answers",
                        "answer arrived",
                        "look-up")
                .map(step -> "died at: " + step);
        Stream<String> others = Stream.of(
                "died hanging",
                "stopped",
                "rival",
                "resolved",
                "told together",
                "changed meanwhile",
                "another way after a failure",
                "another way as the one before was closed",
                "ended SENT on another way",
                "ended FAILED on another way",
                "ended IN_DOUBT on another way",
                "ended SUPPRESSED on another way",
                "ended PLANNED on another way",
                "commit lost",
                "commit unacknowledged",
                "look-up CONFIRM",
                "look-up TRUST");
        return Stream.of(fates, ends, deaths, others).flatMap(each -> each).toArray(String[]::new);
    }

    private static void play(AtomicLong next, long last, Map<Long, List<String>> broken, Map<String, Long> tally) {
        try (SimulationDatabase database = new SimulationDatabase()) {
            for (long seed = next.getAndIncrement(); seed <= last && broken.size() < 5; seed = next.getAndIncrement()) {
                Simulation.Result result = Simulation.of(seed, database, new SimulatedParts());
                if (!result.wrong().isEmpty()) {
                    broken.put(seed, result.wrong());
                }
                synchronized (tally) {
                    result.tally().forEach((what, times) -> tally.merge(what, times, Long::sum));
                }
            }
        } catch (Exception | Error e) {
            broken.put(next.get(), List.of("the simulation itself failed: " + e));
        }
    }
}
