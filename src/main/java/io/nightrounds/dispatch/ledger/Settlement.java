package io.nightrounds.dispatch.ledger;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.Deferral;
import io.nightrounds.dispatch.DeliveryState;
import io.nightrounds.dispatch.SendOutcome;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is written when an attempt's outcome is known: the delivery's next state and the attempt's own record.
 *
 * @param outcome the attempt's outcome as a word
 * @param reason a short word for grouping; null where the state says it all
 * @param nextAttempt when it may be tried again; only with state PLANNED
 * @param endsWay whether this way leads no further and it is known that nothing was sent on it
 */
public record Settlement(
        AttemptKey attempt,
        DeliveryState state,
        String outcome,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String providerId,
        Instant nextAttempt,
        boolean endsWay) {
    static final int LONGEST_DETAIL = 500;
    private static final int LONGEST_REASON = 60;
    private static final int LONGEST_ID = 200;

    /** What a vendor wrote must never be the reason why its answer cannot be written. */
    public Settlement {
        reason = fitting(reason, LONGEST_REASON);
        detail = fitting(detail, LONGEST_DETAIL);
        providerId = fitting(providerId, LONGEST_ID);
        if (endsWay && state != DeliveryState.FAILED && state != DeliveryState.PLANNED) {
            throw new IllegalArgumentException(
                    attempt + " is " + state + ", which is no failure that is known. Its way must not end.");
        }
    }

    /** A refusal ends the way, and nothing else does by itself. */
    public Settlement(
            AttemptKey attempt,
            DeliveryState state,
            String outcome,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String providerId,
            Instant nextAttempt) {
        this(attempt, state, outcome, reason, detail, providerId, nextAttempt, state == DeliveryState.FAILED);
    }

    /** Without the NUL that PostgreSQL takes in no text, and cut to its column. */
    public static @Nullable String fitting(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String clean = text.replace("\0", "");
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }

    /** The table of the sending protocol, row by row. */
    public static Settlement of(AttemptKey attempt, SendOutcome outcome, Instant now, Instant retryAt) {
        if (outcome instanceof SendOutcome.Accepted accepted) {
            return new Settlement(
                    attempt, DeliveryState.SENT, "accepted", null, accepted.detail(), accepted.providerId(), now);
        }
        if (outcome instanceof SendOutcome.Refused refused) {
            return new Settlement(
                    attempt,
                    DeliveryState.FAILED,
                    refused.recipient() ? "recipient-refused" : "refused",
                    refused.code(),
                    refused.reason(),
                    null,
                    now);
        }
        if (outcome instanceof SendOutcome.NotBegun) {
            return new Settlement(attempt, DeliveryState.PLANNED, "not-begun", null, null, null, retryAt);
        }
        if (outcome instanceof SendOutcome.NotSent notSent) {
            return planned(attempt, "not-sent", Deferral.PROVIDER_UNREACHABLE, notSent.reason(), retryAt);
        }
        if (outcome instanceof SendOutcome.Throttled throttled) {
            return planned(attempt, "throttled", Deferral.THROTTLED, throttled.reason(), retryAt);
        }
        if (outcome instanceof SendOutcome.AccountRefused refused) {
            return planned(attempt, "account-refused", Deferral.ACCOUNT_REFUSED, refused.reason(), now);
        }
        String why = outcome instanceof SendOutcome.Unknown unknown ? unknown.reason() : "an outcome without a rule";
        return new Settlement(attempt, DeliveryState.IN_DOUBT, "unknown", "no-clear-answer", why, null, now);
    }

    /** Whether the reminder is to be tried again, now or by a later run. */
    boolean retried() {
        return state == DeliveryState.PLANNED;
    }

    /** The same for another reason. */
    public Settlement because(Deferral deferral) {
        return new Settlement(attempt, state, outcome, deferral.word(), detail, providerId, nextAttempt, endsWay);
    }

    /** The same where no further try on this way is left in this run. */
    public Settlement endingWay() {
        return new Settlement(attempt, state, outcome, reason, detail, providerId, nextAttempt, true);
    }

    /** Whether it is certain that the patient was not told by this attempt. */
    public boolean knownNotSent() {
        return state == DeliveryState.FAILED || retried();
    }

    /** What became of the attempt, in a few words. */
    String words() {
        String why = Stream.of(reason, detail).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return why.isEmpty() ? outcome : outcome + ": " + why;
    }

    private static Settlement planned(
            AttemptKey attempt, String outcome, Deferral deferral, String detail, Instant nextAttempt) {
        return new Settlement(attempt, DeliveryState.PLANNED, outcome, deferral.word(), detail, null, nextAttempt);
    }
}
