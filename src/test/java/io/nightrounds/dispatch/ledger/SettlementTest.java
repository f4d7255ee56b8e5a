package io.nightrounds.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.Deferral;
import io.nightrounds.dispatch.DeliveryState;
import io.nightrounds.dispatch.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol's table, row by row: what is known after a send, and what is written of it. */
class SettlementTest {
    private static final Instant NOW = Instant.parse("2026-06-08T15:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(30);
    private static final AttemptKey ATTEMPT = new AttemptKey(4711, 1);

    @ParameterizedTest
    @MethodSource("table")
    void writesWhatTheTableSays(SendOutcome outcome, DeliveryState state, String reason, Instant nextAttempt) {
        Settlement settlement = Settlement.of(ATTEMPT, outcome, NOW, LATER);

        assertThat(settlement.attempt()).isEqualTo(ATTEMPT);
        assertThat(settlement.state()).isEqualTo(state);
        assertThat(settlement.reason()).isEqualTo(reason);
        assertThat(settlement.nextAttempt()).isEqualTo(nextAttempt);
        assertThat(settlement.endsWay()).as("a refusal only").isEqualTo(state == DeliveryState.FAILED);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of(new SendOutcome.Accepted("77", null), DeliveryState.SENT, null, NOW),
                Arguments.of(new SendOutcome.Refused("4640", "no such address"), DeliveryState.FAILED, "4640", NOW),
                Arguments.of(new SendOutcome.NotBegun(), DeliveryState.PLANNED, null, LATER),
                Arguments.of(new SendOutcome.NotSent("refused"), DeliveryState.PLANNED, "provider-unreachable", LATER),
                Arguments.of(
                        new SendOutcome.Throttled("429", Duration.ofSeconds(30)),
                        DeliveryState.PLANNED,
                        "throttled",
                        LATER),
                Arguments.of(new SendOutcome.AccountRefused("401"), DeliveryState.PLANNED, "account-refused", NOW),
                Arguments.of(new SendOutcome.Unknown("read time-out"), DeliveryState.IN_DOUBT, "no-clear-answer", NOW));
    }

    @Test
    void tellsARecipientThatWasRefusedFromAMessageThatWas() {
        assertThat(Settlement.of(ATTEMPT, SendOutcome.Refused.recipient("4640", "no such address"), NOW, NOW)
                        .outcome())
                .isEqualTo("recipient-refused");
        assertThat(Settlement.of(ATTEMPT, new SendOutcome.Refused("4650", "too long"), NOW, NOW)
                        .outcome())
                .isEqualTo("refused");
    }

    @Test
    void keepsTheVendorsOwnIdAndWords() {
        Settlement sent = Settlement.of(ATTEMPT, new SendOutcome.Accepted("77", "queued"), NOW, NOW);
        Settlement failed = Settlement.of(ATTEMPT, new SendOutcome.Refused("4640", "no such address"), NOW, NOW);

        assertThat(sent.providerId()).isEqualTo("77");
        assertThat(sent.detail()).isEqualTo("queued");
        assertThat(failed.detail()).isEqualTo("no such address");
        assertThat(Settlement.of(ATTEMPT, new SendOutcome.Unknown("read time-out"), NOW, NOW)
                        .detail())
                .isEqualTo("read time-out");
    }

    @Test
    void cutsWhatAVendorWroteToWhatTheColumnsTake() {
        Settlement sent = Settlement.of(ATTEMPT, new SendOutcome.Accepted("7".repeat(300), "x".repeat(900)), NOW, NOW);
        Settlement failed = Settlement.of(ATTEMPT, new SendOutcome.Refused("E".repeat(99), "no\0t now"), NOW, NOW);

        assertThat(sent.providerId()).hasSize(200);
        assertThat(sent.detail()).hasSize(500);
        assertThat(failed.reason()).hasSize(60);
        assertThat(failed.detail()).isEqualTo("not now");
    }

    @Test
    void onlyWhatIsPlannedIsTriedAgain() {
        assertThat(Settlement.of(ATTEMPT, new SendOutcome.NotSent("refused"), NOW, LATER)
                        .retried())
                .isTrue();
        assertThat(Settlement.of(ATTEMPT, new SendOutcome.Unknown("read time-out"), NOW, LATER)
                        .retried())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("table")
    void onlyARefusalOrATryYetToComeProvesThatNothingWasSent(SendOutcome outcome, DeliveryState state) {
        assertThat(Settlement.of(ATTEMPT, outcome, NOW, LATER).knownNotSent())
                .isEqualTo(state == DeliveryState.FAILED || state == DeliveryState.PLANNED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SENT", "IN_DOUBT"})
    void aWayNeverEndsOnWhatMayHaveReachedThePatient(DeliveryState state) {
        Settlement settlement = new Settlement(ATTEMPT, state, "accepted", null, null, null, NOW);

        assertThatIllegalArgumentException()
                .isThrownBy(settlement::endingWay)
                .withMessageContaining("4711.1")
                .withMessageContaining(state.name());
    }

    @Test
    void saysInAFewWordsWhatBecameOfTheAttempt() {
        assertThat(Settlement.of(ATTEMPT, new SendOutcome.Refused("4640", "no such address"), NOW, NOW)
                        .words())
                .isEqualTo("refused: 4640, no such address");
        assertThat(Settlement.of(ATTEMPT, new SendOutcome.Accepted("77", null), NOW, NOW)
                        .words())
                .isEqualTo("accepted");
    }

    @Test
    void anotherReasonChangesNothingElse() {
        Settlement settlement = Settlement.of(ATTEMPT, new SendOutcome.NotSent("refused"), NOW, LATER);

        assertThat(settlement.because(Deferral.RETRIES_SPENT))
                .isEqualTo(new Settlement(
                        ATTEMPT, DeliveryState.PLANNED, "not-sent", "retries-spent", "refused", null, LATER));
    }
}
