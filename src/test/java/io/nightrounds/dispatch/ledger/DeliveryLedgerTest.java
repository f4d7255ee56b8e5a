package io.nightrounds.dispatch.ledger;

import static io.nightrounds.appointment.Channel.EMAIL;
import static io.nightrounds.appointment.Channel.SMS;
import static io.nightrounds.appointment.Channel.VOICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.campaign.SuppressionReason;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.Deferral;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.claim.DueReminders;
import io.nightrounds.dispatch.run.DispatchParts;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DeliveryLedgerTest {
    private static final SendOutcome ACCEPTED = new SendOutcome.Accepted("77", null);

    private final SettableClock clock = SettableClock.at(DispatchTables.NOW);
    private DispatchTables tables;
    private DispatchParts parts;
    private DeliveryLedger ledger;

    DispatchTables tables() {
        return DispatchTables.inMemory();
    }

    @BeforeEach
    void open() {
        tables = tables();
        parts = new DispatchParts(tables.source, clock);
        ledger = parts.ledger;
    }

    @Test
    void givesEveryReminderExactlyOneDeliveryHoweverOftenItIsTakenUp() {
        tables.plan(SMS, 1, 3);
        tables.plan(EMAIL, 4, 4);
        tables.planSuppressed(5);

        ledger.takeUp(1, DispatchParts.SENDERS);
        ledger.takeUp(1, DispatchParts.SENDERS);

        assertThat(tables.count("PLANNED")).isEqualTo(4);
        assertThat(tables.delivery(5)).isEqualTo("SUPPRESSED no-contact 0");
        assertThat(waiting(1, "first", 0)).containsExactly(1L, 2L, 3L);
        assertThat(waiting(1, "first", 2)).containsExactly(3L);
        assertThat(waiting(1, "second", 0)).containsExactly(4L);
        assertThat(parts.claims.waiting(Portion.whole(1))).isEqualTo(4);
    }

    @Test
    void takesUpAllHoweverFarTheirNumbersLieApart() {
        long edge = 7 + TakeUp.PORTION;
        tables.plan(SMS, 8, 9);
        tables.plan(SMS, edge - 1, edge + 2);
        tables.plan(SMS, 3 * edge, 3 * edge);

        ledger.takeUp(1, DispatchParts.SENDERS);

        assertThat(waiting(1, "first", 0)).containsExactly(8L, 9L, edge - 1, edge, edge + 1, edge + 2, 3 * edge);
    }

    @Test
    void takesUpWhatAnEarlierRunDeferredAndNothingThatIsSettled() {
        planned(3);
        settle(claim(1), ACCEPTED);
        ledger.carryOut(1, List.of(new Decision.Defer(2, Deferral.WINDOW_CLOSED, "opens later")));

        ledger.takeUp(2, DispatchParts.SENDERS);

        assertThat(waiting(2, "first", 0)).containsExactly(2L, 3L);
        assertThat(tables.delivery(2)).isEqualTo("PLANNED null 0");
        assertThat(tables.delivery(1)).isEqualTo("SENT null 1");
    }

    @Test
    void givesWhatItTakesUpToTheVendorOfTodaysJobFile() {
        planned(1);

        ledger.takeUp(2, Map.of(SMS, "another"));

        assertThat(waiting(2, "another", 0)).containsExactly(1L);
    }

    @Test
    void saysWhichChannelHasNoVendorAnyMore() {
        tables.plan(VOICE, 1, 1);

        ledger.takeUp(1, DispatchParts.SENDERS);

        assertThat(tables.delivery(1)).isEqualTo("PLANNED no-sender 0");
    }

    @Test
    void leavesWhatAVendorPutOffUntilThenAndKeepsTheReason() {
        planned(1);
        Instant tomorrow = DispatchTables.NOT_AFTER.minusMillis(1);
        putOff(1, tomorrow);

        ledger.takeUp(2, DispatchParts.SENDERS);

        assertThat(parts.claims.page(Portion.whole(2), "first", 0))
                .containsExactly(new DueReminders.Waiting(1, tomorrow));
        assertThat(tables.delivery(1)).isEqualTo("PLANNED throttled 1");
    }

    @Test
    void neverPlansARetryForWhenItIsTooLate() {
        planned(1);

        putOff(1, DispatchTables.NOT_AFTER);

        assertThat(tables.delivery(1)).isEqualTo("SUPPRESSED too-late 1");
        assertThat(tables.attempt(1, 1)).containsEntry("outcome", "throttled");
    }

    @Test
    void whatIsSentIsNeverTooLate() {
        planned(1);
        OutboundMessage message = claim(1);
        clock.set(DispatchTables.NOT_AFTER.toString());

        settle(message, ACCEPTED);

        assertThat(tables.delivery(1)).isEqualTo("SENT null 1");
    }

    @Test
    void knowsUntilWhenAVendorAskedToBeLeftAlone() {
        planned(4);
        Instant soon = clock.instant().plusSeconds(600);
        putOff(1, soon);
        putOff(2, soon.minusSeconds(1));
        settle(claim(3), ACCEPTED);
        OutboundMessage unreached = claim(4);
        ledger.settle(List.of(Settlement.of(
                unreached.attempt(), new SendOutcome.NotSent("refused"), clock.instant(), soon.plusSeconds(1))));

        assertThat(parts.claims.askedToWait("first")).contains(soon);
        assertThat(parts.claims.askedToWait("second")).isEmpty();
        clock.set(soon.toString());
        assertThat(parts.claims.askedToWait("first")).isEmpty();
    }

    @Test
    void aVendorIsLeftAloneAlsoWhereTheOneWhoAskedIsTooLateByThen() {
        planned(1);

        putOff(1, DispatchTables.NOT_AFTER.plusSeconds(1));

        assertThat(parts.claims.askedToWait("first")).contains(DispatchTables.NOT_AFTER.plusSeconds(1));
    }

    @Test
    void aChannelThatWentToAnotherVendorDoesNotTakeTheWaitAlong() {
        planned(1);
        putOff(1, clock.instant().plusSeconds(600));

        ledger.takeUp(2, Map.of(SMS, "second"));

        assertThat(parts.claims.askedToWait("second")).isEmpty();
    }

    @Test
    void writesTheAttemptWithItsClaim() {
        planned(1);

        OutboundMessage message = claim(1);

        assertThat(tables.delivery(1)).isEqualTo("SENDING null 1");
        assertThat(tables.attempt(1, 1))
                .containsEntry("run", 1L)
                .containsEntry("provider", "first")
                .containsEntry("channel", "SMS")
                .containsEntry("recipient", message.recipient())
                .containsEntry("request_hash", RequestHash.of(message))
                .containsEntry("settled_at", null);
    }

    @Test
    void letsOnlyOneOfTwoClaimsWin() {
        planned(2);
        List<Decision> first = decisions(1, 2);
        List<Decision> second = decisions(1);

        assertThat(ledger.carryOut(1, second)).hasSize(1);
        assertThat(ledger.carryOut(1, first))
                .extracting(message -> message.attempt().reminder())
                .containsExactly(2L);
        assertThat(tables.attempts()).isEqualTo(2);
    }

    @Test
    void claimsNothingThatWasDecidedBeforeAnotherAttempt() {
        planned(1);
        List<Decision> stale = decisions(1);
        settle(claim(1), new SendOutcome.NotSent("refused"));

        assertThat(ledger.carryOut(1, stale)).isEmpty();
        assertThat(tables.delivery(1)).isEqualTo("PLANNED provider-unreachable 1");
    }

    @Test
    void keepsAClaimThoughTheTransactionAroundItIsRolledBack() {
        planned(1);

        new TransactionTemplate(new JdbcTransactionManager(tables.source)).executeWithoutResult(step -> {
            claim(1);
            step.setRollbackOnly();
        });

        assertThat(tables.state(1)).isEqualTo("SENDING");
        assertThat(tables.attempts()).isEqualTo(1);
    }

    @Test
    void claimsNothingOfAGroupWhoseAttemptsCannotBeWritten() {
        planned(2);
        List<Decision> decisions = decisions(1, 2);
        tables.jdbc.update("""
                insert into attempt (reminder_id, number, run, provider, channel, recipient, request_hash, claimed_at)
                select reminder_id, 1, 1, 'first', 'SMS', 'x', 'x', changed_at from delivery where reminder_id = 2
                """);

        assertThatThrownBy(() -> ledger.carryOut(1, decisions)).isInstanceOf(RuntimeException.class);

        assertThat(tables.count("PLANNED")).isEqualTo(2);
    }

    @Test
    void writesNothingWhereTheGuardRefuses() {
        planned(2);
        List<Decision> decisions = List.of(decisions(1).get(0), new Decision.Suppress(2, SuppressionReason.CANCELLED));
        DeliveryLedger guarded = new DispatchParts(tables.source, clock, () -> {
                    throw new IllegalStateException("no room");
                })
                .ledger;

        assertThatThrownBy(() -> guarded.carryOut(1, decisions)).hasMessage("no room");

        assertThat(tables.count("PLANNED")).isEqualTo(2);
        assertThat(tables.attempts()).isZero();
    }

    @Test
    void holdsWhatItWouldSendUntilItIsTakenUpAgain() {
        planned(3);
        ledger.carryOut(1, List.of(new Decision.Defer(2, Deferral.NOT_SYNCED, "not accepted")));
        settle(claim(3), ACCEPTED);

        ledger.hold(1, "twice as many as usual" + " ".repeat(600));

        assertThat(tables.delivery(1)).isEqualTo("PLANNED forecast-held 0");
        assertThat(tables.delivery(2)).isEqualTo("PLANNED not-synced 0");
        assertThat(tables.delivery(3)).isEqualTo("SENT null 1");
        ledger.takeUp(1, DispatchParts.SENDERS);
        assertThat(tables.delivery(1)).isEqualTo("PLANNED null 0");
    }

    @Test
    void keepsThatALogWasSilentOnlyWhereItNeverSaidAnything() {
        planned(2);
        AttemptKey told = claim(1).attempt();
        AttemptKey untold = claim(2).attempt();
        ledger.note(told, "no such message");

        ledger.noteSilence(told, "the log does not answer");
        ledger.noteSilence(untold, "the log does not answer");

        assertThat(tables.attempt(1, 1)).containsEntry("log_says", "no such message");
        assertThat(tables.attempt(2, 1))
                .containsEntry("log_says", "the log does not answer")
                .containsEntry("looked_up_at", null);
    }

    @Test
    void suppressesAndDefersOnlyWhatIsPlanned() {
        planned(2);
        settle(claim(1), ACCEPTED);

        ledger.carryOut(
                1,
                List.of(
                        new Decision.Suppress(1, SuppressionReason.CANCELLED),
                        new Decision.Suppress(2, SuppressionReason.CANCELLED)));
        ledger.carryOut(1, List.of(new Decision.Defer(2, Deferral.NOT_SYNCED, "not accepted")));

        assertThat(tables.delivery(1)).isEqualTo("SENT null 1");
        assertThat(tables.delivery(2)).isEqualTo("SUPPRESSED cancelled 0");
    }

    @Test
    void settlesADeliveryAndItsAttempt() {
        planned(1);

        settle(claim(1), ACCEPTED);

        assertThat(tables.delivery(1)).isEqualTo("SENT null 1");
        assertThat(tables.attempt(1, 1)).containsEntry("outcome", "accepted").containsEntry("provider_id", "77");
    }

    @Test
    void changesNothingThatIsAlreadySettled() {
        planned(1);
        OutboundMessage message = claim(1);
        settle(message, ACCEPTED);

        settle(message, new SendOutcome.Refused("4640", "no such address"));

        assertThat(tables.delivery(1)).isEqualTo("SENT null 1");
        assertThat(tables.attempt(1, 1)).containsEntry("outcome", "accepted").containsEntry("detail", null);
    }

    @Test
    void doesNotSettleAnAttemptByTheAnswerToTheOneBefore() {
        planned(1);
        OutboundMessage first = claim(1);
        settle(first, new SendOutcome.NotSent("refused"));
        OutboundMessage second = claim(1);

        settle(first, ACCEPTED);

        assertThat(second.attempt()).isEqualTo(new AttemptKey(1, 2));
        assertThat(tables.delivery(1)).isEqualTo("SENDING null 2");
        assertThat(tables.attempt(1, 1)).containsEntry("outcome", "not-sent");
    }

    @Test
    void resolvesADoubtByALateAnswer() {
        planned(2);
        OutboundMessage first = claim(1);
        OutboundMessage second = claim(2);
        settle(second, new SendOutcome.Unknown("read time-out"));
        assertThat(ledger.doubtLeftovers()).isEqualTo(1);
        assertThat(tables.count("IN_DOUBT")).isEqualTo(2);

        settle(first, ACCEPTED);
        settle(second, ACCEPTED);

        assertThat(tables.count("SENT")).isEqualTo(2);
        assertThat(tables.attempt(2, 1)).containsEntry("outcome", "accepted");
    }

    @Test
    void putsInDoubtWhatADeadProcessLeftClaimedAndNothingElse() {
        planned(4);
        claim(1);
        settle(claim(2), ACCEPTED);
        settle(claim(3), new SendOutcome.Refused("4640", "no such address"));

        assertThat(ledger.doubtLeftovers()).isEqualTo(1);
        assertThat(ledger.doubtLeftovers()).isZero();

        assertThat(tables.delivery(1)).isEqualTo("IN_DOUBT process-died 1");
        assertThat(tables.state(4)).isEqualTo("PLANNED");
        ledger.takeUp(2, DispatchParts.SENDERS);
        assertThat(waiting(2, "first", 0)).as("a doubt is never sent again").containsExactly(4L);
    }

    @Test
    void givesTheRestOfAClosedVendorItsReasonWhereThereIsNoneYet() {
        planned(2);
        tables.plan(EMAIL, 3, 3);
        ledger.takeUp(1, DispatchParts.SENDERS);
        ledger.carryOut(1, List.of(new Decision.Defer(2, Deferral.NOT_SYNCED, "not accepted")));

        ledger.deferRest(Portion.whole(1), "first", Deferral.ACCOUNT_REFUSED, "401" + " ".repeat(600));

        assertThat(tables.delivery(1)).isEqualTo("PLANNED account-refused 0");
        assertThat(tables.delivery(2)).isEqualTo("PLANNED not-synced 0");
        assertThat(tables.delivery(3)).isEqualTo("PLANNED null 0");
    }

    @Test
    void readsAfreshOnlyWhatIsStillPlanned() {
        planned(3);
        claim(2);

        assertThat(decisions(3, 2, 1, 99)).extracting(Decision::reminder).containsExactly(1L, 3L);
        assertThat(decisions()).isEmpty();
    }

    @Test
    void keepsWhatAVendorSaidAsItSaidIt() {
        planned(3);
        String odd = "{\"no\", 'it''s', \\ NULL}, 50 %; :now";
        List<OutboundMessage> claimed = ledger.carryOut(1, decisions(1, 2, 3));

        ledger.settle(List.of(
                settlement(claimed.get(0), new SendOutcome.Refused("null", odd)),
                settlement(claimed.get(1), new SendOutcome.Accepted("", null)),
                settlement(claimed.get(2), new SendOutcome.Accepted(odd, odd))));

        assertThat(tables.jdbc.queryForList(
                        "select reason || ' ' || detail from delivery where reminder_id = 1", String.class))
                .containsExactly("null " + odd);
        assertThat(tables.jdbc.queryForList(
                        "select provider_id from attempt where detail is null and provider_id is not null",
                        String.class))
                .containsExactly("");
        assertThat(tables.jdbc.queryForList(
                        "select provider_id || detail from attempt where reminder_id = 3", String.class))
                .containsExactly(odd + odd);
    }

    private void planned(long last) {
        tables.plan(SMS, 1, last);
        ledger.takeUp(1, DispatchParts.SENDERS);
    }

    private List<Decision> decisions(long... reminders) {
        return parts.claims.decisions(1, LongStream.of(reminders).boxed().toList(), due -> false);
    }

    private OutboundMessage claim(long reminder) {
        return ledger.carryOut(1, decisions(reminder)).get(0);
    }

    private void settle(OutboundMessage message, SendOutcome outcome) {
        ledger.settle(List.of(settlement(message, outcome)));
    }

    private Settlement settlement(OutboundMessage message, SendOutcome outcome) {
        return Settlement.of(message.attempt(), outcome, clock.instant(), clock.instant());
    }

    private void putOff(long reminder, Instant until) {
        Duration wait = Duration.between(clock.instant(), until);
        ledger.settle(List.of(Settlement.of(
                claim(reminder).attempt(), new SendOutcome.Throttled("429", wait), clock.instant(), until)));
    }

    private List<Long> waiting(long run, String provider, long after) {
        return parts.claims.page(Portion.whole(run), provider, after).stream()
                .map(DueReminders.Waiting::reminder)
                .toList();
    }
}
