package io.nightrounds.dispatch.doubt;

import static io.nightrounds.appointment.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DeliveryState;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.doubt.Doubts.Resolution;
import io.nightrounds.dispatch.history.DeliveryHistory;
import io.nightrounds.dispatch.ledger.Decision;
import io.nightrounds.dispatch.ledger.Settlement;
import io.nightrounds.dispatch.run.DispatchParts;
import io.nightrounds.testkit.SettableClock;
import java.time.ZoneId;
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
        claim(1);
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
    void countsForTheBooksAlsoWhatHasNoAnswerYet() {
        claim(2);

        assertThat(doubts.list()).extracting(Doubt::attempt).containsExactly(ATTEMPT);
        assertThat(doubts.unsettled()).hasSize(2).last().satisfies(open -> {
            assertThat(open.attempt()).isEqualTo(new AttemptKey(2, 1));
            assertThat(open.detail()).isNull();
            assertThat(open.words()).isNull();
        });
    }

    @Test
    void tellsTheTimeOfAVisitByItsClinicsClockWhereTheVisitIsStillThere() {
        assertThat(doubts.list()).extracting(Doubt::zone).containsExactly(ZoneId.of("America/New_York"));

        tables.jdbc.update("delete from sync_status");
        tables.jdbc.update("delete from appointment");

        assertThat(doubts.list()).hasSize(1).extracting(Doubt::zone).containsOnlyNulls();
    }

    @Test
    void listsAMessageOnceByItsFirstVisitAndTheOthersWithIt() {
        tables.plan(SMS, 3, 6);
        tables.together(3, 4, 5, 6);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        claim(3);
        parts.ledger.doubtLeftovers();

        assertThat(doubts.list()).hasSize(2).last().satisfies(doubt -> {
            assertThat(doubt.attempt()).isEqualTo(new AttemptKey(6, 1));
            assertThat(doubt.alsoAbout()).extracting(Doubt.Visit::appointment).containsExactly("a-5", "a-4", "a-3");
        });
    }

    @Test
    void listsWhatIsLeftOfAMessageWhoseFirstVisitIsSettled() {
        tables.plan(SMS, 3, 5);
        tables.together(3, 4, 5);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        claim(3);
        parts.ledger.doubtLeftovers();
        SendOutcome sent = new SendOutcome.Accepted("77", null);

        parts.ledger.settle(List.of(Settlement.of(new AttemptKey(5, 1), sent, clock.instant(), clock.instant())));

        assertThat(doubts.list()).hasSize(2).last().satisfies(doubt -> {
            assertThat(doubt.attempt()).isEqualTo(new AttemptKey(3, 1));
            assertThat(doubt.alsoAbout()).extracting(Doubt.Visit::appointment).containsExactly("a-4");
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

    @Test
    void takesANoteOfTheWholeLength() {
        assertThat(doubts.resolve(ATTEMPT, Resolution.SENT, "x".repeat(1000), "kim"))
                .contains(DeliveryState.SENT);
    }

    private void claim(long reminder) {
        parts.ledger.carryOut(1, parts.claims.decisions(1, List.of(reminder), due -> false));
    }
}
