package io.nightrounds.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is written when an attempt's outcome is known: the delivery's next state and the attempt's own record.
 *
 * @param outcome the attempt's outcome as a word
 * @param reason a short word for grouping; null where the state says it all
 * @param nextAttempt when it may be tried again; only with state PLANNED
 */
record Settlement(
        AttemptKey attempt,
        DeliveryState state,
        String outcome,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String providerId,
        Instant nextAttempt) {

    /** The table of the sending protocol, row by row. */
    static Settlement of(AttemptKey attempt, SendOutcome outcome, Instant now, Instant retryAt) {
        return switch (outcome) {
            case SendOutcome.Accepted accepted ->
                new Settlement(
                        attempt, DeliveryState.SENT, "accepted", null, accepted.detail(), accepted.providerId(), now);
            case SendOutcome.Refused refused ->
                new Settlement(
                        attempt, DeliveryState.FAILED, "refused", refused.code(), refused.reason(), null, now);
            case SendOutcome.NotSent notSent ->
                planned(attempt, "not-sent", Deferral.PROVIDER_UNREACHABLE, notSent.reason(), retryAt);
            case SendOutcome.Throttled throttled ->
                planned(attempt, "throttled", Deferral.THROTTLED, throttled.reason(), retryAt);
            case SendOutcome.AccountRefused refused ->
                planned(attempt, "account-refused", Deferral.ACCOUNT_REFUSED, refused.reason(), now);
            case SendOutcome.Unknown unknown ->
                new Settlement(
                        attempt, DeliveryState.IN_DOUBT, "unknown", "no-clear-answer", unknown.reason(), null, now);
        };
    }

    private static Settlement planned(
            AttemptKey attempt, String outcome, Deferral deferral, String detail, Instant nextAttempt) {
        return new Settlement(
                attempt, DeliveryState.PLANNED, outcome, deferral.word(), detail, null, nextAttempt);
    }
}
