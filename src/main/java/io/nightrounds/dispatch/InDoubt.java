package io.nightrounds.dispatch;

import io.nightrounds.appointment.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt in doubt with all that is kept of its request.
 *
 * @param sendAt when the vendor was told to send it; null for at once
 * @param notAfter the last moment at which the reminder is of use
 */
record InDoubt(
        AttemptKey attempt,
        Channel channel,
        String recipient,
        String requestHash,
        @Nullable Instant sendAt,
        Instant claimedAt,
        Instant notAfter) {

    /** Whether that is the text that was sent, which is kept as a hash only. */
    boolean hasText(String body) {
        return requestHash.equals(RequestHash.of(channel, recipient, null, body, sendAt));
    }
}
