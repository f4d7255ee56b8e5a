package io.nightrounds.sandbox;

import io.nightrounds.sandbox.desk.Answer.Received;
import java.util.List;
import java.util.stream.Stream;

/**
 * What patients received by one channel.
 *
 * @param latest the last few, the newest first
 */
record Channel(long count, List<Received> latest) {
    static final int KEPT = 200;

    /** Of two endpoints that reach patients by the same channel. */
    Channel and(Channel other) {
        return new Channel(
                count + other.count,
                Stream.concat(latest.stream(), other.latest.stream()).toList());
    }
}
