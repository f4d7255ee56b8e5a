package io.nightrounds.dispatch;

import io.nightrounds.campaign.SuppressionReason;

/** What the re-check at the claim says about one due reminder. */
sealed interface Decision {
    long reminder();

    /** Claim it and send this. */
    record Send(OutboundMessage message) implements Decision {
        @Override
        public long reminder() {
            return message.attempt().reminder();
        }
    }

    /** Never send it. */
    record Suppress(long reminder, SuppressionReason reason) implements Decision {}

    /**
     * Nothing is to be sent on the way it was to take, and that is no reason against another: take the next one, and
     * never send it where there is none.
     */
    record EndWay(long reminder, int way, SuppressionReason reason) implements Decision {}

    /** Leave it planned for a later run. */
    record Defer(long reminder, Deferral deferral, String detail) implements Decision {}
}
