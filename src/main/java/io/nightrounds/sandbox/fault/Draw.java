package io.nightrounds.sandbox.fault;

import java.util.SplittableRandom;

/** Random numbers that depend on the seed and the request's number only, not on which thread asked first. */
final class Draw {
    private static final long SPREAD = 0x632BE59BD9B4E019L;

    private Draw() {}

    static SplittableRandom of(long seed, long nth) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + nth * SPREAD);
    }
}
