package io.nightrounds.sandbox.fault;

/** Which requests a rule picks, by their number from 1. */
interface Selector {
    boolean picks(long nth);

    static Selector all() {
        return nth -> true;
    }

    static Selector every(int n) {
        return nth -> nth % n == 0;
    }

    static Selector first(int n) {
        return nth -> nth <= n;
    }

    static Selector withProbability(double probability, long seed) {
        return nth -> Draw.of(seed, nth).nextDouble() < probability;
    }
}
