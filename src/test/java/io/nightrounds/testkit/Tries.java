package io.nightrounds.testkit;

import java.util.Random;
import java.util.function.Consumer;

/**
 * A property tried with many random values: the same ones at each run of the tests, so that a failure is about what was
 * changed. To look for more, {@code -Dnightrounds.tries=1000000} tries so many others. A failure names the seed with
 * which that one try is repeated: {@code -Dnightrounds.seed=…}.
 */
public final class Tries {
    private static final String SEED = "nightrounds.seed";
    private static final String OTHERS = "nightrounds.tries";

    private Tries() {}

    public static void of(int tries, Consumer<Random> property) {
        Long repeated = Long.getLong(SEED);
        if (repeated != null) {
            property.accept(new Random(repeated));
            return;
        }
        Integer others = Integer.getInteger(OTHERS);
        Random seeds = others == null ? new Random(tries) : new Random();
        for (int i = others == null ? tries : others; i > 0; i--) {
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
