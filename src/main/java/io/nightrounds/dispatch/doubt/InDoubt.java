package io.nightrounds.dispatch.doubt;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.ledger.RequestHash;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt in doubt with all that is kept of its request.
 *
 * @param sendAt when the vendor was told to send it; null for at once
 * @param lookedUpAt when the vendor's log was asked last; null where it never answered
 */
record InDoubt(
        AttemptKey attempt,
        Channel channel,
        String recipient,
        String requestHash,
        @Nullable Instant sendAt,
        Instant claimedAt,
        @Nullable Instant lookedUpAt) {

    /** Whether the log has been asked at a time at which it was sure to show the message. */
    boolean wasLookedUp(Duration settleTime) {
        return lookedUpAt != null && !lookedUpAt.isBefore(claimedAt.plus(settleTime));
    }

    /** Whether that is the text that was sent, which is kept as a hash only. */
    boolean hasText(String body) {
        return requestHash.equals(RequestHash.of(channel, recipient, null, body, sendAt));
    }
}
