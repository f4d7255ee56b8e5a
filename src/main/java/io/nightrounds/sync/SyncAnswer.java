package io.nightrounds.sync;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came back for one batch of AppointmentsSync. Being an upsert, a batch may be pushed again after any of them. */
public sealed interface SyncAnswer {
    /** The batch was read; these are its statuses as sent, in their order, not yet matched to appointments. */
    record Answered(List<ItemStatus> statuses) implements SyncAnswer {
        public Answered {
            statuses = List.copyOf(statuses);
        }
    }

    /** Too large for the vendor (4020): push it again in halves. */
    record TooLarge(String reason) implements SyncAnswer {}

    /** May pass: no connection, no readable answer, a server error, a throttle. */
    record Passing(String reason, @Nullable Duration retryAfter) implements SyncAnswer {}

    /** This batch was refused for good. */
    record Refused(String reason) implements SyncAnswer {}

    /**
     * The account is wrong (credentials, practice unknown, wrong address): no batch can pass until someone mends it.
     */
    record AccountRefused(String reason) implements SyncAnswer {}

    /**
     * One entry of the answer's {@code statuses}.
     *
     * @param id as echoed; may be empty
     * @param success null where the vendor wrote neither true nor false
     */
    record ItemStatus(
            String id, @Nullable Boolean success, @Nullable String message) {}
}
