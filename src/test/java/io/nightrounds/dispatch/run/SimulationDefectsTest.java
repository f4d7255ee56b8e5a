package io.nightrounds.dispatch.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulation's judge can fail: each deliberate defect is found within a few of the seeds the real program passes.
 */
class SimulationDefectsTest {
    private static final long MOST_SEEDS = 10_000;
    private static SimulationDatabase database;

    @BeforeAll
    static void open() {
        database = new SimulationDatabase();
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    static Stream<Named<SimulatedParts>> defects() {
        return SimulatedDefects.byName().entrySet().stream().map(each -> Named.of(each.getKey(), each.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void noticesAProgramThat(SimulatedParts defective) {
        assertThat(seedsUntilNoticed(defective))
                .as("seeds until it was noticed")
                .isLessThanOrEqualTo(MOST_SEEDS);
    }

    private static long seedsUntilNoticed(SimulatedParts parts) {
        long seed = 1;
        while (seed <= MOST_SEEDS
                && Simulation.of(seed, database, parts).wrong().isEmpty()) {
            seed++;
        }
        return seed;
    }
}
