package io.nightrounds.dispatch;

import static io.nightrounds.appointment.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nightrounds.dispatch.Doubts.Resolution;
import io.nightrounds.testkit.SettableClock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoubtsTest {
    private static final AttemptKey ATTEMPT = new AttemptKey(1, 1);

    private final DispatchTables tables = tables();
    private final SettableClock clock = SettableClock.at(DispatchTables.NOW);
    private final DispatchParts parts = new DispatchParts(tables.source, clock);
    private final Doubts doubts = parts.doubts;

    DispatchTables tables() {
        return DispatchTables.inMemory();
    }

    @BeforeEach
    void leaveOneOfTwoInDoubt() {
        tables.plan(SMS, 1, 2);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        parts.ledger.carryOut(1, parts.claims.decisions(1, List.of(1L), due -> false));
        parts.ledger.doubtLeftovers();
    }

    @Test
    void listsADoubtWithItsEvidence() {
        assertThat(doubts.list()).singleElement().satisfies(doubt -> {
            assertThat(doubt.attempt()).isEqualTo(ATTEMPT);
            assertThat(doubt.practice()).isEqualTo("harbor");
            assertThat(doubt.appointment()).isEqualTo("a-1");
            assertThat(doubt.visit()).isEqualTo(DispatchTables.VISIT);
            assertThat(doubt.channel()).isEqualTo("sms");
            assertThat(doubt.provider()).isEqualTo("first");
            assertThat(doubt.claimedAt()).isEqualTo(DispatchTables.NOW);
            assertThat(doubt.reason()).isEqualTo("process-died");
            assertThat(doubt.evidence().requestHash()).hasSize(64);
            assertThat(doubt.evidence().answeredAt()).isNull();
            assertThat(doubt.evidence().log()).isNull();
            assertThat(doubt.words()).isEqualTo("The process ended between the claim and the answer");
        });
    }

    @Test
    void keepsWhatTheAnswerSaidBesidesWhatTheLogSays() {
        parts.ledger.settle(
                List.of(Settlement.of(ATTEMPT, new SendOutcome.Unknown("HTTP 502"), clock.instant(), clock.instant())));
        parts.ledger.note(ATTEMPT, "no such message");

        assertThat(doubts.list()).singleElement().satisfies(doubt -> {
            assertThat(doubt.evidence().answeredAt()).isEqualTo(DispatchTables.NOW);
            assertThat(doubt.evidence().outcome()).isEqualTo("unknown");
            assertThat(doubt.words()).isEqualTo("HTTP 502; no such message (looked up " + DispatchTables.NOW + ")");
        });
    }

    @Test
    void tellsThePersonsWordWithTheHistoryOfTheAppointment() {
        doubts.resolve(ATTEMPT, Resolution.NOT_SENT, "the patient says so", "kim@desk");

        assertThat(new DeliveryHistory(tables.db()).of("a-1")).singleElement().satisfies(entry -> assertThat(
                        entry.resolution())
                .isEqualTo(new DeliveryHistory.Resolution(
                        "NOT_SENT", "kim@desk", clock.instant(), "the patient says so")));
    }

    @Test
    void keepsThePersonsWordWithWhoGaveItWhenAndWhy() {
        assertThat(doubts.resolve(ATTEMPT, Resolution.SENT, "in the vendor's log", "kim"))
                .contains(DeliveryState.SENT);

        assertThat(tables.delivery(1)).isEqualTo("SENT null 1");
        assertThat(doubts.list()).isEmpty();
        assertThat(tables.jdbc.queryForMap("select * from resolution"))
                .containsEntry("reminder_id", 1L)
                .containsEntry("number", 1)
                .containsEntry("resolved_as", "SENT")
                .containsEntry("note", "in the vendor's log")
                .containsEntry("resolved_by", "kim")
                .containsKey("resolved_at");
    }

    @Test
    void plansAgainWhatWasNotSentWhileItIsTimely() {
        assertThat(doubts.resolve(ATTEMPT, Resolution.NOT_SENT, "the patient says so", "kim"))
                .contains(DeliveryState.PLANNED);

        assertThat(parts.claims.decisions(1, List.of(1L), due -> false))
                .singleElement()
                .satisfies(decision -> assertThat(
                                ((Decision.Send) decision).message().attempt())
                        .isEqualTo(new AttemptKey(1, 2)));
    }

    @Test
    void suppressesWhatWasNotSentAndIsTooLateNow() {
        clock.set(DispatchTables.NOT_AFTER.toString());

        assertThat(doubts.resolve(ATTEMPT, Resolution.NOT_SENT, "the patient says so", "kim"))
                .contains(DeliveryState.SUPPRESSED);
        assertThat(tables.delivery(1)).isEqualTo("SUPPRESSED too-late 1");
    }

    @Test
    void resolvesOnlyWhatIsInDoubtAndOnlyOnce() {
        assertThat(doubts.resolve(new AttemptKey(2, 1), Resolution.SENT, "a slip", "kim"))
                .isEmpty();
        assertThat(doubts.resolve(new AttemptKey(1, 2), Resolution.SENT, "a slip", "kim"))
                .isEmpty();
        doubts.resolve(ATTEMPT, Resolution.SENT, "in the vendor's log", "kim");

        assertThat(doubts.resolve(ATTEMPT, Resolution.NOT_SENT, "second thoughts", "kim"))
                .isEmpty();
        assertThat(tables.state(1)).isEqualTo("SENT");
        assertThat(tables.jdbc.queryForList("select note from resolution", String.class))
                .containsExactly("in the vendor's log");
    }

    @Test
    void refusesANoteThatSaysNothingOrDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> doubts.resolve(ATTEMPT, Resolution.SENT, " ", "kim"))
                .withMessageContaining("how you know");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> doubts.resolve(ATTEMPT, Resolution.SENT, "x".repeat(1001), "kim"))
                .withMessageContaining("1001")
                .withMessageContaining("1000");
        assertThat(tables.state(1)).isEqualTo("IN_DOUBT");
    }
}
