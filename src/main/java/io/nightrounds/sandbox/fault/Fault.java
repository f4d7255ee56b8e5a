package io.nightrounds.sandbox.fault;

/**
 * What goes wrong with one request.
 *
 * @param name as the ledger shows it
 * @param fate what becomes of the message at the vendor
 * @param delivery what becomes of the answer on its way back
 * @param status the HTTP status in place of the vendor's answer; 0 to leave the answer alone
 * @param retryAfter seconds for a Retry-After header; 0 for none
 * @param failEvery every n-th item of a batch fails; 0 for none
 */
public record Fault(String name, Fate fate, Delivery delivery, int status, int retryAfter, int failEvery) {
    /** What becomes of the message at the vendor. */
    public enum Fate {
        /** The vendor judges it as always. */
        JUDGED,
        /** The vendor says no, in its own words. */
        REFUSED,
        /** The vendor never sees it. */
        LOST
    }

    /** What becomes of the answer on its way back. */
    public enum Delivery {
        WHOLE,
        HALF_THEN_CLOSE,
        HALF_THEN_RESET,
        RESET,
        NEVER
    }

    /** Nothing goes wrong. */
    static final Fault NONE = onTheWay("", Fate.JUDGED, Delivery.WHOLE);

    static Fault status(int status, int retryAfter, boolean accepted) {
        return new Fault("status " + status, accepted ? Fate.JUDGED : Fate.LOST, Delivery.WHOLE, status, retryAfter, 0);
    }

    static Fault failItems(int every) {
        return new Fault("failItems", Fate.JUDGED, Delivery.WHOLE, 0, 0, every);
    }

    static Fault onTheWay(String name, Fate fate, Delivery delivery) {
        return new Fault(name, fate, delivery, 0, 0, 0);
    }

    /** False for the ordinary case that nothing goes wrong. */
    public boolean strikes() {
        return this != NONE;
    }
}
