package io.nightrounds.dispatch.run;

import static io.nightrounds.appointment.Channel.EMAIL;
import static io.nightrounds.appointment.Channel.SMS;
import static io.nightrounds.appointment.Channel.VOICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.campaign.SuppressionReason;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DeliveryState;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.ScriptedSender;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.dispatch.claim.DueReminders;
import io.nightrounds.dispatch.doubt.Doubts;
import io.nightrounds.dispatch.ledger.Decision;
import io.nightrounds.dispatch.ledger.Portion;
import io.nightrounds.dispatch.ledger.Settlement;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reminder 1 is planned by text, and with a mail as its next way unless a test says otherwise. */
class FallbackTest {
    private static final Duration ONE_ROUND = Duration.ofNanos(1);
    private static final SendOutcome REFUSED = new SendOutcome.Refused("4640", "no such number");
    private static final SendOutcome UNCLEAR = new SendOutcome.Unknown("read time-out");

    private final SettableClock clock = SettableClock.at(DispatchTables.NOW);
    private final ScriptedSender mails = ScriptedSender.accepting("second");
    private DispatchTables tables;
    private DispatchParts parts;

    DispatchTables tables() {
        return DispatchTables.inMemory();
    }

    @BeforeEach
    void open() {
        tables = tables();
        parts = new DispatchParts(tables.source, clock);
        tables.plan(SMS, 1, 1);
    }

    @Test
    void whatIsRefusedGoesOutOnTheNextChannelInTheSameRun() {
        nextByMail();

        dispatch(texts(REFUSED), mails);

        assertThat(tables.delivery(1)).isEqualTo("SENT null 2");
        assertThat(tables.fellBack(1)).isEqualTo("sms refused: 4640, no such number");
        assertThat(tables.attempt(1, 1))
                .containsEntry("channel", "SMS")
                .containsEntry("outcome", "refused")
                .containsEntry("detail", "no such number");
        assertThat(tables.attempt(1, 2))
                .containsEntry("channel", "EMAIL")
                .containsEntry("provider", "second")
                .containsEntry("outcome", "accepted");
        assertThat(mails.sent).hasSize(1).allSatisfy(mail -> assertThat(mail.recipient())
                .isEqualTo("p1@example.org"));
    }

    @Test
    void alsoWhereTheNextVendorHadAlreadyDoneAllItHad() {
        nextByMail();
        tables.plan(EMAIL, 2, 2);
        CompletableFuture<SendOutcome> late = new CompletableFuture<>();
        Dispatcher dispatcher = begin(new ScriptedSender("first", message -> late), mails);
        while (tables.count("SENT") == 0) {
            dispatcher.work(ONE_ROUND);
        }
        dispatcher.work(ONE_ROUND);

        late.complete(REFUSED);
        toTheEnd(dispatcher);

        assertThat(tables.count("SENT")).isEqualTo(2);
    }

    @Test
    void failsWithEveryReasonWhereNoWayIsLeft() {
        nextByMail();

        dispatch(texts(REFUSED), ScriptedSender.answering("second", new SendOutcome.Refused("4650", "mailbox full")));

        assertThat(tables.delivery(1)).isEqualTo("FAILED 4650 2");
        assertThat(tables.fellBack(1)).isEqualTo("sms refused: 4640, no such number");
    }

    @Test
    void neverFollowsAnAnswerThatIsNotClear() {
        nextByMail();

        dispatch(texts(UNCLEAR), mails);

        assertThat(tables.delivery(1)).isEqualTo("IN_DOUBT no-clear-answer 1");
        assertThat(mails.sent).isEmpty();
    }

    @Test
    void cannotBeWrittenForAnythingButAFailureThatIsCertain() {
        Settlement doubt = Settlement.of(new AttemptKey(1, 1), UNCLEAR, clock.instant(), clock.instant());

        assertThatThrownBy(doubt::endingWay).hasMessageContaining("no failure that is known");
    }

    @Test
    void isNotForAnAccountThatIsRefused() {
        nextByMail();

        dispatch(texts(new SendOutcome.AccountRefused("401")), mails);

        assertThat(tables.delivery(1)).isEqualTo("PLANNED account-refused 1");
        assertThat(mails.sent).isEmpty();
    }

    @Test
    void followsTriesThatAreUsedUpWithoutAnyConnection() {
        nextByMail();
        ScriptedSender down = texts(new SendOutcome.NotSent("connection refused"));

        dispatch(down, mails);

        assertThat(down.sent).hasSize(4);
        assertThat(tables.delivery(1)).isEqualTo("SENT null 5");
        assertThat(tables.fellBack(1)).isEqualTo("sms not-sent: provider-unreachable, connection refused");
    }

    @Test
    void leavesPlannedWhatCouldNotBeSentWhereNoWayIsLeft() {
        dispatch(texts(new SendOutcome.NotSent("connection refused")), mails);

        assertThat(tables.delivery(1)).isEqualTo("PLANNED provider-unreachable 4");
    }

    @Test
    void takesTheNextWayInsteadOfARetryThatWouldComeTooLate() {
        tables.way(1, 1, EMAIL, DispatchTables.NOT_BEFORE, DispatchTables.VISIT);
        tables.jdbc.update(
                "update reminder set not_after = ?",
                clock.instant().plusSeconds(20).atOffset(ZoneOffset.UTC));

        dispatch(texts(new SendOutcome.Throttled("429", Duration.ofSeconds(30))), mails);

        assertThat(tables.delivery(1)).isEqualTo("SENT null 2");
    }

    @Test
    void passesOverWaysThatAreOverOrThatNoVendorCarries() {
        tables.way(1, 1, VOICE, DispatchTables.NOT_BEFORE, DispatchTables.NOT_AFTER);
        tables.way(1, 2, EMAIL, DispatchTables.NOT_BEFORE, clock.instant());

        dispatch(texts(REFUSED), mails);

        assertThat(tables.delivery(1)).isEqualTo("FAILED 4640 1");
        assertThat(mails.sent).isEmpty();
    }

    @Test
    void waitsForTheHoursOfTheNextWay() {
        tables.way(1, 1, EMAIL, clock.instant().plus(Duration.ofHours(20)), DispatchTables.VISIT);
        dispatch(texts(REFUSED), mails);
        assertThat(tables.delivery(1)).isEqualTo("PLANNED window-closed 1");

        clock.advance(Duration.ofHours(21));
        parts.ledger.takeUp(2, DispatchParts.SENDERS);
        toTheEnd(parts.dispatcher(2, 8, texts(REFUSED), mails));

        assertThat(tables.delivery(1)).isEqualTo("SENT null 2");
        assertThat(tables.attempt(1, 2)).containsEntry("run", 2L);
    }

    @Test
    void aWayThatWasDeclinedSinceIsPassedOverUntried() {
        nextByMail();
        tables.jdbc.update("update patient set opt_out = 'SMS'");
        ScriptedSender texts = texts(REFUSED);

        dispatch(texts, mails);

        assertThat(texts.sent).isEmpty();
        assertThat(tables.delivery(1)).isEqualTo("SENT null 1");
        assertThat(tables.fellBack(1)).isEqualTo("sms opted-out");
    }

    @Test
    void isSuppressedWhereEveryWayIsClosed() {
        nextByMail();
        tables.jdbc.update("update patient set opt_out = 'EMAIL'");

        dispatch(texts(REFUSED), mails);

        assertThat(tables.delivery(1)).isEqualTo("SUPPRESSED opted-out 1");
        assertThat(tables.fellBack(1)).isEqualTo("sms refused: 4640, no such number");
        assertThat(mails.sent).isEmpty();
    }

    @Test
    void aCancelledVisitTakesNoFurtherWay() {
        nextByMail();
        ScriptedSender texts = new ScriptedSender("first", message -> {
            tables.jdbc.update("update appointment set cancelled = true");
            return CompletableFuture.completedFuture(REFUSED);
        });

        dispatch(texts, mails);

        assertThat(tables.delivery(1)).isEqualTo("SUPPRESSED cancelled 1");
        assertThat(mails.sent).isEmpty();
    }

    @Test
    void goesOneWayFurtherHoweverOftenItsAnswerIsWritten() {
        nextByMail();
        tables.way(1, 2, EMAIL, DispatchTables.NOT_BEFORE, DispatchTables.NOT_AFTER);
        Settlement refused = settlement(claim().attempt(), REFUSED);

        parts.ledger.settle(List.of(refused));
        parts.ledger.settle(List.of(refused));

        assertThat(tables.way(1)).isEqualTo(1);
        assertThat(parts.claims.goneOn(1, List.of(1L)))
                .containsExactly(new DueReminders.GoneOn("second", new DueReminders.Waiting(1, clock.instant())));
    }

    @Test
    void aDoubtThatALateAnswerEndsGoesOn() {
        nextByMail();
        AttemptKey attempt = claim().attempt();
        parts.ledger.doubtLeftovers();
        assertThat(tables.way(1)).isZero();

        parts.ledger.settle(List.of(settlement(attempt, REFUSED)));

        assertThat(tables.delivery(1)).isEqualTo("PLANNED null 1");
        assertThat(tables.way(1)).isEqualTo(1);
    }

    @Test
    void whatAPersonSaysWasNotSentGoesOnWhereItsOwnWayIsOver() {
        tables.way(1, 1, EMAIL, DispatchTables.NOT_BEFORE, DispatchTables.VISIT);
        dispatch(texts(UNCLEAR), mails);
        clock.set(DispatchTables.NOT_AFTER.plusSeconds(3600).toString());

        assertThat(parts.doubts.resolve(new AttemptKey(1, 1), Doubts.Resolution.NOT_SENT, "asked", "manager"))
                .contains(DeliveryState.PLANNED);
        dispatch(texts(REFUSED), mails);

        assertThat(tables.delivery(1)).isEqualTo("SENT null 2");
        assertThat(tables.fellBack(1)).isEqualTo("sms too-late");
    }

    @Test
    void aMessageForTheWayBeforeIsNotClaimedAnyMore() {
        nextByMail();
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        List<Decision> byText = parts.claims.decisions(1, List.of(1L), due -> false);

        parts.ledger.carryOut(1, List.of(new Decision.EndWay(1, 0, SuppressionReason.NUMBER_OPTED_OUT)));

        assertThat(parts.ledger.carryOut(1, byText)).isEmpty();
        assertThat(tables.delivery(1)).isEqualTo("PLANNED null 0");
    }

    @Test
    void twoWhoFindTheSameWayClosedGoOneWayFurther() {
        nextByMail();
        tables.way(1, 2, EMAIL, DispatchTables.NOT_BEFORE, DispatchTables.NOT_AFTER);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        List<Decision> closed = List.of(new Decision.EndWay(1, 0, SuppressionReason.OPTED_OUT));

        parts.ledger.carryOut(1, closed);
        parts.ledger.carryOut(1, closed);

        assertThat(tables.way(1)).isEqualTo(1);
        assertThat(tables.state(1)).isEqualTo("PLANNED");
    }

    @Test
    void goesOnWhereItWasAfterAKillBetweenTwoChannels() {
        nextByMail();
        parts.ledger.settle(List.of(settlement(claim().attempt(), REFUSED)));
        ScriptedSender texts = texts(REFUSED);

        DispatchParts relaunched = new DispatchParts(tables.source, clock);
        assertThat(relaunched.ledger.doubtLeftovers()).isZero();
        relaunched.ledger.takeUp(1, DispatchParts.SENDERS);
        toTheEnd(relaunched.dispatcher(8, texts, mails));

        assertThat(texts.sent).isEmpty();
        assertThat(tables.delivery(1)).isEqualTo("SENT null 2");
    }

    @Test
    void aKillDuringTheSecondChannelLeavesADoubtAndTakesNoThird() {
        nextByMail();
        tables.way(1, 2, EMAIL, DispatchTables.NOT_BEFORE, DispatchTables.NOT_AFTER);
        parts.ledger.settle(List.of(settlement(claim().attempt(), REFUSED)));
        claimAgain();

        parts.ledger.doubtLeftovers();
        dispatch(texts(REFUSED), mails);

        assertThat(tables.delivery(1)).isEqualTo("IN_DOUBT process-died 2");
        assertThat(parts.doubts.list()).singleElement().satisfies(doubt -> assertThat(doubt.words())
                .contains("before it sms refused"));
        assertThat(mails.sent).isEmpty();
    }

    @Test
    void whatIsPlannedAgainBeginsWithItsFirstWay() {
        nextByMail();
        parts.ledger.settle(List.of(settlement(claim().attempt(), REFUSED)));
        parts.ledger.carryOut(1, List.of(new Decision.Suppress(1, SuppressionReason.CANCELLED)));
        tables.jdbc.update("update reminder set replanned_run = 2");

        parts.ledger.takeUp(2, DispatchParts.SENDERS);

        assertThat(tables.way(1)).isZero();
        assertThat(parts.claims.page(Portion.whole(2), "first", 0)).hasSize(1);
    }

    private void nextByMail() {
        tables.way(1, 1, EMAIL, DispatchTables.NOT_BEFORE, DispatchTables.NOT_AFTER);
    }

    private static ScriptedSender texts(SendOutcome outcome) {
        return ScriptedSender.answering("first", outcome);
    }

    private OutboundMessage claim() {
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        return claimAgain();
    }

    private OutboundMessage claimAgain() {
        return parts.ledger
                .carryOut(1, parts.claims.decisions(1, List.of(1L), due -> false))
                .get(0);
    }

    private Settlement settlement(AttemptKey attempt, SendOutcome outcome) {
        Instant now = clock.instant();
        return Settlement.of(attempt, outcome, now, now);
    }

    private Dispatcher begin(Sender... senders) {
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        return parts.dispatcher(8, senders);
    }

    private void dispatch(Sender... senders) {
        toTheEnd(begin(senders));
    }

    private void toTheEnd(Dispatcher dispatcher) {
        while (dispatcher.work(ONE_ROUND)) {
            clock.advance(Duration.ofSeconds(1));
        }
    }
}
