package io.nightrounds.testkit;

import java.util.Random;
import java.util.function.Consumer;

/**
 * A property tried with many random values. Each run of the tests tries others; a failure names the seed with which
 * that one try is repeated: {@code -Dnightrounds.seed=…}.
 */
public final class Tries {
    private static final String SEED = "nightrounds.seed";

    private Tries() {}

    public static void of(int tries, Consumer<Random> property) {
        Long repeated = Long.getLong(SEED);
        if (repeated != null) {
            property.accept(new Random(repeated));
            return;
        }
        Random seeds = new Random();
        for (int i = 0; i < tries; i++) {
            once(seeds.nextLong(), property);
        }
    }

    private static void once(long seed, Consumer<Random> property) {
        try {
            property.accept(new Random(seed));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("Failed for seed " + seed + "; repeat it with -D" + SEED + "=" + seed, e);
        }
    }
}
