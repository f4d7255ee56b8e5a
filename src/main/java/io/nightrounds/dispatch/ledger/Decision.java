package io.nightrounds.dispatch.ledger;

import io.nightrounds.campaign.SuppressionReason;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.Deferral;
import io.nightrounds.dispatch.OutboundMessage;
import java.util.Optional;
import java.util.Set;

/** What the re-check at the claim says about one due reminder. */
public sealed interface Decision {
    long reminder();

    /**
     * Claim it, with all that its message tells of, and send this.
     *
     * @param rest what to send instead where someone else has claimed a part of it meanwhile
     */
    record Send(OutboundMessage message, Rest rest) implements Decision {
        /** A message about one visit: of it, nothing is left without that. */
        public Send(OutboundMessage message) {
            this(message, lost -> Optional.empty());
        }

        @Override
        public long reminder() {
            return message.attempt().reminder();
        }
    }

    /** Writes a message anew. */
    interface Rest {
        /** The message without these; empty where it is about nothing else. */
        Optional<OutboundMessage> without(Set<AttemptKey> lost);
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
