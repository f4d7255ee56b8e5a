package io.nightrounds.sandbox.fault;

/**
 * What goes wrong with one request.
 *
 * @param name as the ledger shows it
 * @param fate what becomes of the message at the vendor
 * @param delivery what becomes of the answer on its way back
 * @param mask what the answer is hidden behind
 * @param items what becomes of the items of a batch
 */
public record Fault(String name, Fate fate, Delivery delivery, Mask mask, Items items) {
    /** What becomes of the message at the vendor. */
    public enum Fate {
        /** The vendor judges it as always. */
        JUDGED,
        /** The vendor says no, in its own words. */
        REFUSED,
        /** The vendor never sees it. */
        LOST
    }

    /**
     * @param status the HTTP status in place of the vendor's answer; 0 to leave the answer alone
     * @param retryAfter seconds for a Retry-After header; 0 for none
     * @param contentType under which the answer is sent; empty for its own
     */
    public record Mask(int status, int retryAfter, String contentType) {
        static final Mask NONE = new Mask(0, 0, "");
    }

    /**
     * @param failEvery every n-th item of a batch fails; 0 for none
     * @param statuses what becomes of the list of statuses
     */
    public record Items(int failEvery, Statuses statuses) {
        static final Items ALL_RIGHT = new Items(0, Statuses.LEFT_ALONE);
    }

    /** Nothing goes wrong. */
    static final Fault NONE = onTheWay("", Fate.JUDGED, Delivery.WHOLE);

    static Fault status(int status, int retryAfter, boolean accepted) {
        Fate fate = accepted ? Fate.JUDGED : Fate.LOST;
        return new Fault("status " + status, fate, Delivery.WHOLE, new Mask(status, retryAfter, ""), Items.ALL_RIGHT);
    }

    static Fault contentType(String type) {
        return new Fault("contentType " + type, Fate.JUDGED, Delivery.WHOLE, new Mask(0, 0, type), Items.ALL_RIGHT);
    }

    static Fault items(String name, int failEvery, Statuses statuses) {
        return new Fault(name, Fate.JUDGED, Delivery.WHOLE, Mask.NONE, new Items(failEvery, statuses));
    }

    static Fault onTheWay(String name, Fate fate, Delivery delivery) {
        return new Fault(name, fate, delivery, Mask.NONE, Items.ALL_RIGHT);
    }

    /** False for the ordinary case that nothing goes wrong. */
    public boolean strikes() {
        return this != NONE;
    }
}
