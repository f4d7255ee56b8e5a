package io.nightrounds.dispatch.run;

import static io.nightrounds.appointment.Channel.EMAIL;
import static io.nightrounds.appointment.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.ScriptedSender;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vendor that is down, slow or overrun costs: itself some patience, the others nothing, and no row its time. */
class VendorInTroubleTest {
    private static final SendOutcome REFUSED = new SendOutcome.NotSent("connection refused");
    private static final Duration ONE_ROUND = Duration.ofNanos(1);
    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofSeconds(40);

    private final DispatchTables tables = DispatchTables.inMemory();
    private final SettableClock clock = SettableClock.at(DispatchTables.NOW);
    private final DispatchParts parts = new DispatchParts(tables.source, clock);

    /** The clock stands still: had the other waited for a pause or an answer of the first, it could not end. */
    @ParameterizedTest
    @ValueSource(strings = {"refuses connections", "never answers", "answers without sense", "wants to be left alone"})
    void theOtherVendorIsDoneBeforeTheClockMoves(String trouble) {
        plan(SMS, 1, 100);
        plan(EMAIL, 101, 200);
        ScriptedSender inTrouble = troubled(trouble);
        ScriptedSender well = ScriptedSender.accepting("second");
        Dispatcher dispatcher = parts.dispatcher(8, inTrouble, well);
        int rounds = 0;

        while (tables.count("SENT") < 100) {
            assertThat(dispatcher.work(ONE_ROUND)).isTrue();
            rounds++;
        }

        assertThat(rounds)
                .as("a hundred messages in shares of four, and one round of answers")
                .isLessThan(40);
        assertThat(inTrouble.sent).hasSizeLessThanOrEqualTo(8);
    }

    private static ScriptedSender troubled(String trouble) {
        return switch (trouble) {
            case "refuses connections" -> ScriptedSender.answering("first", REFUSED);
            case "never answers" -> new ScriptedSender("first", message -> new CompletableFuture<>());
            case "answers without sense" -> ScriptedSender.answering("first", new SendOutcome.Unknown("HTTP 502"));
            default -> ScriptedSender.answering("first", new SendOutcome.Throttled("429", Duration.ofSeconds(30)));
        };
    }

    @Test
    void oneProbeGoesOutAfterAPauseAndTheRestOnlyAfterItsAnswer() {
        plan(SMS, 1, 100);
        Queue<CompletableFuture<SendOutcome>> open = new ArrayDeque<>();
        ScriptedSender sender = new ScriptedSender("first", message -> {
            CompletableFuture<SendOutcome> answer = new CompletableFuture<>();
            open.add(answer);
            return answer;
        });
        Dispatcher dispatcher = parts.dispatcher(8, sender);
        dispatcher.work(ONE_ROUND);
        assertThat(open).hasSize(8);
        answer(open, REFUSED);
        dispatcher.work(ONE_ROUND);
        assertThat(open).isEmpty();

        clock.advance(LONGER_THAN_ANY_PAUSE);
        dispatcher.work(ONE_ROUND);
        dispatcher.work(ONE_ROUND);
        assertThat(open).hasSize(1);

        answer(open, new SendOutcome.Accepted("1", null));
        dispatcher.work(ONE_ROUND);
        assertThat(open).hasSize(8);
    }

    @Test
    void aProbeThatIsNotToBeSentMakesWayForTheNext() {
        plan(SMS, 1, 30);
        Dispatcher dispatcher = parts.dispatcher(8, ScriptedSender.answering("first", REFUSED));
        dispatcher.work(ONE_ROUND);
        dispatcher.work(ONE_ROUND);
        tables.jdbc.update("update appointment set cancelled = true where id <> 'a-30'");
        long before = tables.attempts();

        clock.advance(LONGER_THAN_ANY_PAUSE);
        for (int round = 0; round < 25; round++) {
            dispatcher.work(ONE_ROUND);
        }

        assertThat(tables.attempts()).isEqualTo(before + 1);
        assertThat(tables.delivery(30)).isEqualTo("PLANNED provider-unreachable 1");
    }

    @Test
    void aProcessThatDiedBetweenTriesLeavesTheTimeOfTheNextInItsRow() {
        plan(SMS, 1, 1);
        Dispatcher dies = parts.dispatcher(8, ScriptedSender.answering("first", REFUSED));
        dies.work(ONE_ROUND);
        dies.drain();
        Instant next = nextAttempt(1);
        assertThat(next).isAfter(clock.instant());

        ScriptedSender restarted = ScriptedSender.accepting("first");
        Dispatcher dispatcher = parts.dispatcher(8, restarted);
        clock.set(next.minusMillis(1).toString());
        assertThat(dispatcher.work(ONE_ROUND)).as("it waits").isTrue();
        assertThat(restarted.sent).isEmpty();

        clock.set(next.toString());
        while (dispatcher.work(ONE_ROUND)) {
            assertThat(restarted.sent).hasSize(1);
        }
        assertThat(tables.delivery(1)).isEqualTo("SENT null 2");
    }

    @Test
    void aRetryThatWouldComeTooLateIsNotMade() {
        plan(SMS, 1, 1);
        clock.set(DispatchTables.NOT_AFTER.minusMillis(1).toString());
        ScriptedSender sender = ScriptedSender.answering("first", REFUSED);
        Dispatcher dispatcher = parts.dispatcher(8, sender);

        while (dispatcher.work(ONE_ROUND)) {
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(sender.sent).hasSize(1);
        assertThat(tables.delivery(1)).isEqualTo("SUPPRESSED too-late 1");
    }

    @Test
    void aRestartIsNoWayAroundTheTimeAVendorAskedFor() {
        plan(SMS, 1, 20);
        SendOutcome tenMinutes = new SendOutcome.Throttled("429", Duration.ofMinutes(10));
        runToTheEnd(parts.dispatcher(1, ScriptedSender.answering("first", tenMinutes)));
        assertThat(tables.delivery(1)).isEqualTo("PLANNED throttled 1");
        assertThat(tables.delivery(20)).isEqualTo("PLANNED throttled 0");

        clock.advance(Duration.ofMinutes(5));
        ScriptedSender tooEarly = ScriptedSender.accepting("first");
        runToTheEnd(parts.dispatcher(8, tooEarly));
        assertThat(tooEarly.sent).isEmpty();

        clock.advance(Duration.ofMinutes(5));
        runToTheEnd(parts.dispatcher(8, ScriptedSender.accepting("first")));
        assertThat(tables.count("SENT")).isEqualTo(20);
    }

    @Test
    void whatIsLeftOfAVendorWithoutClearAnswersSaysSo() {
        plan(SMS, 1, 100);
        Dispatcher dispatcher =
                parts.dispatcher(8, ScriptedSender.answering("first", new SendOutcome.Unknown("HTTP 502")));

        while (dispatcher.work(ONE_ROUND)) {
            clock.advance(LONGER_THAN_ANY_PAUSE);
        }

        assertThat(tables.count("IN_DOUBT")).isEqualTo(8 + 3);
        assertThat(tables.delivery(100)).isEqualTo("PLANNED provider-failing 0");
    }

    private void plan(Channel channel, long first, long last) {
        tables.plan(channel, first, last);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
    }

    private Instant nextAttempt(long reminder) {
        return tables.db()
                .sql("select next_attempt_at from delivery where reminder_id = ?")
                .param(reminder)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static void answer(Queue<CompletableFuture<SendOutcome>> open, SendOutcome outcome) {
        while (!open.isEmpty()) {
            open.remove().complete(outcome);
        }
    }

    private static void runToTheEnd(Dispatcher dispatcher) {
        boolean more = true;
        while (more) {
            more = dispatcher.work(ONE_ROUND);
        }
    }
}
