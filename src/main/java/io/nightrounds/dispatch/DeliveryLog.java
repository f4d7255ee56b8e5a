package io.nightrounds.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The port to a vendor's own log of what it sent, by which an attempt in doubt can be settled. A vendor that has one is
 * a bean named like the vendor with {@code -log} behind it. Looking changes nothing at the vendor.
 */
public interface DeliveryLog {
    /** What may follow from the log. */
    enum Use {
        /** Nothing: it is not asked. */
        OFF,
        /** That a message in it was sent. That one is missing proves nothing. */
        CONFIRM,
        /** Also that a message missing from it was not sent, and may be sent again. */
        TRUST
    }

    /** What the log says. Reasons are one line, without contacts. */
    sealed interface LookUp {
        /** Everything the log has of a recipient, and maybe of others. */
        record Listed(List<Entry> entries) implements LookUp {
            public Listed {
                entries = List.copyOf(entries);
            }
        }

        /** It could not be asked, or did not show all of it. */
        record Unanswered(String reason) implements LookUp {}
    }

    /**
     * One message in the log.
     *
     * @param id the vendor's id, as a send's answer has it
     * @param created null where the log does not say, or not clearly
     */
    record Entry(
            String id,
            String receiver,
            String body,
            @Nullable Instant created) {}

    Use use();

    /** How long after an attempt the log is sure to show it. */
    Duration settleTime();

    /** Asks for the messages to one recipient. The future never fails. */
    CompletableFuture<LookUp> lookUp(String recipient);
}
