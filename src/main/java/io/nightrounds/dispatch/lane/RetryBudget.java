package io.nightrounds.dispatch.lane;

import io.nightrounds.dispatch.DispatchProperties;

/**
 * How many retries one vendor gets in one run: a floor, and a share of its first tries. Without it every message of a
 * night could be tried as often as the first one, and a vendor that half works would get a multiple of its load.
 */
final class RetryBudget {
    private static final int FEWEST = 10;
    private static final int USUAL_PERCENT = 20;

    private final long floor;
    private final int percent;
    private long firstTries;
    private long spent;

    /**
     * @param floor retries that are always there
     * @param percent further retries for every hundred first tries
     */
    RetryBudget(int floor, int percent) {
        this.floor = floor;
        this.percent = percent;
    }

    /** An outage fails what is in flight, so that many retries are there from the start. */
    static RetryBudget of(DispatchProperties properties, String provider) {
        Integer percent = properties.limit(provider).retryPercent();
        return new RetryBudget(
                Math.max(FEWEST, properties.inFlight(provider)), percent == null ? USUAL_PERCENT : percent);
    }

    void firstTry() {
        firstTries++;
    }

    /** Takes one retry out of the budget, if there is one left. */
    boolean spend() {
        if (spent >= floor + firstTries * percent / 100) {
            return false;
        }
        spent++;
        return true;
    }
}
