package io.nightrounds.sandbox.fault;

import java.time.Duration;

/**
 * What becomes of the answer on its way back.
 *
 * @param pause before each byte of a dripping answer; zero in every other way
 */
public record Delivery(Way way, Duration pause) {
    /** How the answer goes. */
    public enum Way {
        WHOLE,
        DRIP,
        HALF_THEN_CLOSE,
        HALF_THEN_RESET,
        RESET,
        /** The sending side is closed without an answer, while the other stays open. */
        HALF_CLOSE,
        NEVER
    }

    static final Delivery WHOLE = of(Way.WHOLE);

    static Delivery of(Way way) {
        return new Delivery(way, Duration.ZERO);
    }
}
