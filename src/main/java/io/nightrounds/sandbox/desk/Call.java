package io.nightrounds.sandbox.desk;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as a desk sees it.
 *
 * @param reading what its wire made of the body
 * @param failEvery the fault script has every n-th item of a batch fail; 0 for none
 */
public record Call(Arrival arrival, Reading reading, int failEvery) {
    /** Null where the body could not be read. */
    public @Nullable ObjectNode body() {
        return reading.members();
    }

    /** The header's value, or the empty text. */
    public String header(String name) {
        return arrival.header(name);
    }
}
