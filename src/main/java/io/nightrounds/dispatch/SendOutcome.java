package io.nightrounds.dispatch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known after a send. Reasons are one line, without credentials, bodies or contacts. */
public sealed interface SendOutcome {
    /** The vendor took the message. @param providerId the vendor's own id of it */
    record Accepted(String providerId, @Nullable String detail) implements SendOutcome {}

    /**
     * The vendor read the request and refused this message for good.
     *
     * @param code a short word for grouping
     * @param recipient whether it is the number or address itself that it refused, so that no other message would pass
     */
    record Refused(String code, String reason, boolean recipient) implements SendOutcome {
        /** Refused for what the message is, or for what the vendor does not say. */
        public Refused(String code, String reason) {
            this(code, reason, false);
        }

        /** Refused for its number or address. */
        public static Refused recipient(String code, String reason) {
            return new Refused(code, reason, true);
        }
    }

    /** Claimed, and taken back before anything was asked of the vendor. */
    record NotBegun() implements SendOutcome {}

    /** Proven not sent: no connection was made, so no byte of the request left. */
    record NotSent(String reason) implements SendOutcome {}

    /** The vendor refused for now (429, or 503 where its contract says so), so nothing was sent. */
    record Throttled(String reason, @Nullable Duration retryAfter) implements SendOutcome {}

    /**
     * The account or the address is wrong (401, 403, 404, a redirect): no message can pass. Nothing was sent.
     *
     * @param practice the key of the only practice whose messages cannot pass; null where none can
     */
    record AccountRefused(String reason, @Nullable String practice) implements SendOutcome {
        /** The vendor refuses all of us. */
        public AccountRefused(String reason) {
            this(reason, null);
        }
    }

    /** It may have been sent or not; only the vendor knows. */
    record Unknown(String reason) implements SendOutcome {}
}
