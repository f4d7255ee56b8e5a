package io.nightrounds.dispatch.run;

import static io.nightrounds.appointment.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DeliveryState;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.ScriptedSender;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.doubt.Doubt;
import io.nightrounds.dispatch.doubt.Doubts.Resolution;
import io.nightrounds.dispatch.history.DeliveryHistory;
import io.nightrounds.dispatch.lane.Lane;
import io.nightrounds.dispatch.ledger.Decision;
import io.nightrounds.dispatch.ledger.RequestHash;
import io.nightrounds.partition.Share;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visits a-3, a-2 and a-1 of one patient, in that order, on one day. */
class ToldTogetherTest {
    private static final Duration SLICE = Duration.ofMillis(100);
    private static final SendOutcome ACCEPTED = new SendOutcome.Accepted("77", null);

    private final DispatchTables tables = tables();
    private final SettableClock clock = SettableClock.at(DispatchTables.NOW);
    private final DispatchParts parts = new DispatchParts(tables.source, clock);

    DispatchTables tables() {
        return DispatchTables.inMemory();
    }

    @BeforeEach
    void plan() {
        tables.plan(SMS, 1, 4);
        tables.together(1, 2, 3);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
    }

    @Test
    void visitsOfADayGoOutInOneMessageTheEarliestFirst() {
        ScriptedSender sender = run(ACCEPTED);

        assertThat(sender.sent).hasSize(2).first().satisfies(message -> {
            assertThat(message.appointments())
                    .extracting(visit -> visit.key().id())
                    .containsExactly("a-3", "a-2", "a-1");
            assertThat(message.body()).isEqualTo("June 10, 2026, June 10, 2026, June 10, 2026");
        });
        assertThat(tables.count("SENT")).isEqualTo(4);
        assertThat(tables.attempt(3, 1)).containsEntry("told_with", null).containsEntry("provider_id", "77");
        assertThat(tables.attempt(1, 1)).containsEntry("told_with", "3.1").containsEntry("provider_id", "77");
        assertThat(tables.attempt(2, 1).get("request_hash")).isEqualTo(hash(sender.sent.get(0)));
        assertThat(tables.attempt(4, 1)).containsEntry("told_with", null);
    }

    @Test
    void aVisitThatWasCancelledMeanwhileIsLeftOut() {
        tables.jdbc.update("update appointment set cancelled = true where id = 'a-2'");

        ScriptedSender sender = run(ACCEPTED);

        assertThat(sender.sent.get(0).appointments())
                .extracting(visit -> visit.key().id())
                .containsExactly("a-3", "a-1");
        assertThat(tables.delivery(2)).isEqualTo("SUPPRESSED cancelled 0");
    }

    @Test
    void aVisitThatSomeoneElseClaimsMeanwhileIsLeftOut() {
        List<Decision> decisions = parts.claims.decisions(1, List.of(1L), due -> false);
        tables.jdbc.update("update delivery set state = 'SENDING', attempts = 1 where reminder_id = 3");

        assertThat(parts.ledger.carryOut(1, decisions)).singleElement().satisfies(message -> {
            assertThat(message.attempt()).isEqualTo(new AttemptKey(2, 1));
            assertThat(message.attempts()).containsExactly(new AttemptKey(2, 1), new AttemptKey(1, 1));
            assertThat(message.body()).isEqualTo("June 10, 2026, June 10, 2026");
            assertThat(tables.attempt(2, 1).get("request_hash")).isEqualTo(hash(message));
        });
        assertThat(tables.attempts()).isEqualTo(2);
    }

    @Test
    void whatIsLeftOfAMessageGoesOutAlthoughTheOneWhoseTurnItWasIsLost() {
        Lane lane =
                new Lane(ScriptedSender.accepting("first"), DispatchParts.properties(1), Share.WHOLE, new Random(1));
        Map<Long, Lane> group = new HashMap<>(Map.of(2L, lane));

        parts.claims.claim(1, group, new LaneTerms(group));

        assertThat(group).containsOnly(entry(1L, lane), entry(2L, lane), entry(3L, lane));
    }

    @Test
    void onlyWhatIsWantedBringsAMessageAbout() {
        List<Decision> decisions = parts.claims.decisions(1, List.of(2L, 4L), due -> false);

        assertThat(parts.ledger.carryOut(1, decisions))
                .extracting(message -> message.attempts().size())
                .containsExactly(3, 1);
    }

    @Test
    void aMessageThatDidNotGetOutIsTriedAgainAsAWholeAndNotBefore() {
        ScriptedSender sender = run(new SendOutcome.NotSent("refused"), ACCEPTED, ACCEPTED);

        assertThat(sender.sent).hasSize(3);
        assertThat(sender.sent.get(2).attempts())
                .containsExactly(new AttemptKey(3, 2), new AttemptKey(2, 2), new AttemptKey(1, 2));
        assertThat(tables.count("SENT")).isEqualTo(4);
    }

    @Test
    void aMessageInDoubtIsOneToDecide() {
        run(new SendOutcome.Unknown("HTTP 502"), ACCEPTED);

        assertThat(tables.count("IN_DOUBT")).isEqualTo(3);
        assertThat(parts.doubts.list()).singleElement().satisfies(doubt -> {
            assertThat(doubt.attempt()).isEqualTo(new AttemptKey(3, 1));
            assertThat(doubt.alsoAbout()).extracting(Doubt.Visit::appointment).containsExactly("a-2", "a-1");
        });
    }

    @Test
    void anyOfItsAttemptsResolvesTheWholeMessage() {
        run(new SendOutcome.Unknown("HTTP 502"), ACCEPTED);

        assertThat(parts.doubts.resolve(new AttemptKey(1, 1), Resolution.SENT, "the vendor says so", "kim"))
                .contains(DeliveryState.SENT);

        assertThat(tables.count("SENT")).isEqualTo(4);
        assertThat(tables.jdbc.queryForList("select reminder_id from resolution order by 1", Long.class))
                .containsExactly(1L, 2L, 3L);
        assertThat(parts.doubts.list()).isEmpty();
    }

    @Test
    void notSentPlansEachOfThemAgainThatIsStillTimely() {
        run(new SendOutcome.Unknown("HTTP 502"), ACCEPTED);
        tables.jdbc.update("update reminder set not_after = not_before where id = 3");

        assertThat(parts.doubts.resolve(new AttemptKey(2, 1), Resolution.NOT_SENT, "not in the log", "kim"))
                .contains(DeliveryState.PLANNED);

        assertThat(tables.delivery(3)).isEqualTo("SUPPRESSED too-late 1");
        assertThat(tables.delivery(1)).isEqualTo("PLANNED null 1");
    }

    @Test
    void theHistoryOfEachVisitNamesTheOthers() {
        run(ACCEPTED);

        assertThat(new DeliveryHistory(tables.db()).of("a-1"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.toldWith()).containsExactlyInAnyOrder("a-2", "a-3"));
        assertThat(new DeliveryHistory(tables.db()).of("a-4"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.toldWith()).isEmpty());
    }

    @Test
    void whoMayNotGoOutNowGoesAlone() {
        tables.jdbc.update(
                "update reminder set not_before = ? where id = 3",
                DispatchTables.NOT_AFTER.minusSeconds(60).atOffset(ZoneOffset.UTC));

        ScriptedSender sender = run(ACCEPTED);

        assertThat(sender.sent.get(0).attempts()).containsExactly(new AttemptKey(2, 1), new AttemptKey(1, 1));
        assertThat(tables.delivery(3)).isEqualTo("PLANNED window-closed 0");
    }

    private static String hash(OutboundMessage message) {
        return RequestHash.of(
                message.channel(), message.recipient(), message.subject(), message.body(), message.sendAt());
    }

    /** A run with a vendor that gives these answers, and the last one from then on. */
    private ScriptedSender run(SendOutcome... answers) {
        Iterator<SendOutcome> script = List.of(answers).iterator();
        ScriptedSender sender = new ScriptedSender(
                "first", message -> CompletableFuture.completedFuture(script.hasNext() ? script.next() : ACCEPTED));
        Dispatcher dispatcher = parts.dispatcher(1, sender);
        while (dispatcher.work(SLICE)) {
            clock.advance(Duration.ofSeconds(1));
        }
        return sender;
    }
}
