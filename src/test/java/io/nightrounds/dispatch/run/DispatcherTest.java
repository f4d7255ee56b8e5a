package io.nightrounds.dispatch.run;

import static io.nightrounds.appointment.Channel.EMAIL;
import static io.nightrounds.appointment.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.ScriptedSender;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SettleFailed;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole pipeline over a real database; only the vendors are scripted. */
class DispatcherTest {
    private static final Duration SLICE = Duration.ofMillis(100);
    /** One round of the loop: it settles, claims, and then the time is over. */
    private static final Duration ONE_ROUND = Duration.ofNanos(1);

    private final DispatchTables tables = DispatchTables.inMemory();
    private final SettableClock clock = SettableClock.at(DispatchTables.NOW);
    private final DispatchParts parts = new DispatchParts(tables.source, clock);
    private final ExecutorService vendor = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        vendor.shutdownNow();
    }

    @Test
    void settlesTwoThousandRemindersEachSentOnce() {
        plan(SMS, 1, 1_500);
        plan(EMAIL, 1_501, 2_000);
        ScriptedSender first = inBackground("first");
        ScriptedSender second = inBackground("second");

        Dispatcher dispatcher = parts.dispatcher(32, first, second);
        runToTheEnd(dispatcher);

        assertThat(tables.count("SENT")).isEqualTo(2_000);
        assertThat(tables.attempts()).isEqualTo(2_000);
        assertThat(dispatcher.settled()).isEqualTo(2_000);
        assertThat(new HashSet<>(first.sent)).hasSize(1_500).hasSameSizeAs(first.sent);
        assertThat(new HashSet<>(second.sent)).hasSize(500).hasSameSizeAs(second.sent);
    }

    @Test
    void neverHasMoreInFlightThanOneKillMayLeaveInDoubt() {
        plan(SMS, 1, 300);
        List<Long> sending = Collections.synchronizedList(new ArrayList<>());
        ScriptedSender sender = new ScriptedSender(
                "first",
                message -> CompletableFuture.supplyAsync(
                        () -> {
                            sending.add(tables.count("SENDING"));
                            return new SendOutcome.Accepted("1", null);
                        },
                        vendor));

        runToTheEnd(parts.dispatcher(7, sender));

        assertThat(sending).hasSize(300).allSatisfy(count -> assertThat(count).isBetween(1L, 7L));
        assertThat(tables.count("SENT")).isEqualTo(300);
    }

    @Test
    void writesAnswersOnAThreadOfTheirOwn() {
        plan(SMS, 1, 1_000);
        ExecutorService beside = Executors.newSingleThreadExecutor();
        ScriptedSender sender = inBackground("first");

        Dispatcher dispatcher = parts.dispatcher(1, DispatchParts.properties(16), beside, sender);
        runToTheEnd(dispatcher);
        beside.shutdown();

        assertThat(tables.count("SENT")).isEqualTo(1_000);
        assertThat(dispatcher.settled()).isEqualTo(1_000);
        assertThat(new HashSet<>(sender.sent)).hasSize(1_000).hasSameSizeAs(sender.sent);
    }

    /** Nobody else takes them up here, so that each is written as late as it can be. */
    @Test
    void givesNoPlaceAwayBeforeItsAnswerIsWritten() {
        plan(SMS, 1, 100);
        List<Long> sending = new ArrayList<>();
        ScriptedSender sender = new ScriptedSender("first", message -> {
            sending.add(tables.count("SENDING"));
            return ScriptedSender.ACCEPTS.apply(message);
        });

        runToTheEnd(parts.dispatcher(1, withPlaces(2), task -> {}, sender));

        assertThat(sending).hasSize(100).allSatisfy(count -> assertThat(count).isBetween(1L, 3L));
        assertThat(tables.count("SENT")).isEqualTo(100);
    }

    @Test
    void endsWhereAnAnswerCannotBeWrittenBesideTheNextClaim() {
        plan(SMS, 1, 50);
        tables.jdbc.execute("alter table delivery drop column provider_id");
        ScriptedSender sender = ScriptedSender.accepting("first");
        Dispatcher dispatcher = parts.dispatcher(1, DispatchParts.properties(4), task -> {}, sender);

        assertThatThrownBy(() -> runToTheEnd(dispatcher)).isInstanceOf(SettleFailed.class);

        dispatcher.drain();
        assertThat(sender.sent).hasSize(4);
        assertThat(tables.count("SENDING")).isEqualTo(4);
    }

    @Test
    void hasNoMoreRequestsOpenThanTheVendorHasPlacesAndMoreClaimed() {
        plan(SMS, 1, 300);
        AtomicInteger open = new AtomicInteger();
        List<Integer> atOnce = Collections.synchronizedList(new ArrayList<>());
        List<Long> sending = Collections.synchronizedList(new ArrayList<>());
        ScriptedSender sender = new ScriptedSender("first", message -> {
            atOnce.add(open.incrementAndGet());
            return CompletableFuture.supplyAsync(
                    () -> {
                        sending.add(tables.count("SENDING"));
                        open.decrementAndGet();
                        return new SendOutcome.Accepted("1", null);
                    },
                    vendor);
        });

        runToTheEnd(parts.dispatcher(1, withPlaces(2), sender));

        assertThat(atOnce).hasSize(300).allSatisfy(count -> assertThat(count).isBetween(1, 2));
        assertThat(sending)
                .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(3))
                .contains(3L);
        assertThat(tables.count("SENT")).isEqualTo(300);
    }

    @Test
    void takesBackWhatHasNotBegunWhenItIsStopped() {
        plan(SMS, 1, 10);
        List<CompletableFuture<SendOutcome>> answers = new ArrayList<>();
        ScriptedSender sender = new ScriptedSender("first", message -> {
            CompletableFuture<SendOutcome> answer = new CompletableFuture<>();
            answers.add(answer);
            return answer;
        });
        Dispatcher dispatcher = parts.dispatcher(1, withPlaces(4), sender);
        dispatcher.work(ONE_ROUND);
        assertThat(tables.count("SENDING")).isEqualTo(5);

        vendor.execute(() -> {
            // an answer that came before the stop would let the fifth begin
            while (tables.count("SENDING") == 5) {
                Thread.onSpinWait();
            }
            answers.forEach(answer -> answer.complete(new SendOutcome.Accepted("1", null)));
        });
        dispatcher.drain();

        assertThat(sender.sent).hasSize(4);
        assertThat(tables.count("SENT")).isEqualTo(4);
        assertThat(tables.count("PLANNED")).isEqualTo(6);
        assertThat(tables.attempt(5, 1)).containsEntry("outcome", "not-begun");
        runToTheEnd(parts.dispatcher(1, withPlaces(4), ScriptedSender.accepting("first")));
        assertThat(tables.count("SENT")).isEqualTo(10);
    }

    private static DispatchProperties withPlaces(int places) {
        return new DispatchProperties(
                8,
                DispatchParts.SENDERS,
                Map.of("first", new DispatchProperties.Limit(places, null, null)),
                4,
                Duration.ofSeconds(1));
    }

    @Test
    void sendsNothingBeforeItsClaimIsCommitted() {
        plan(SMS, 1, 50);
        List<String> seen = new ArrayList<>();
        ScriptedSender sender = new ScriptedSender("first", message -> {
            seen.add(tables.state(message.attempt().reminder()));
            assertThat(tables.attempt(message.attempt().reminder(), 1)).containsEntry("outcome", null);
            return ScriptedSender.ACCEPTS.apply(message);
        });

        runToTheEnd(parts.dispatcher(8, sender));

        assertThat(seen).hasSize(50).containsOnly("SENDING");
    }

    @Test
    void leavesInDoubtWhatASenderThrewOver() {
        plan(SMS, 1, 3);
        ScriptedSender sender = new ScriptedSender(
                "first", message -> switch ((int) message.attempt().reminder()) {
                    case 1 -> throw new IllegalStateException("a defect");
                    case 2 -> throw new NoClassDefFoundError("a defect");
                    default -> CompletableFuture.failedFuture(new IllegalStateException("a defect"));
                });

        runToTheEnd(parts.dispatcher(8, sender));

        assertThat(tables.count("IN_DOUBT")).isEqualTo(3);
        assertThat(sender.sent).hasSize(3);
    }

    @Test
    @SuppressWarnings("NullAway")
    void leavesInDoubtWhatASenderGaveNothingBackFor() {
        plan(SMS, 1, 2);
        ScriptedSender sender = new ScriptedSender(
                "first", message -> message.attempt().reminder() == 1 ? null : CompletableFuture.completedFuture(null));

        runToTheEnd(parts.dispatcher(8, sender));

        assertThat(tables.count("IN_DOUBT")).isEqualTo(2);
    }

    @Test
    void claimsNothingMoreOnceAnAnswerCannotBeWritten() {
        plan(SMS, 1, 50);
        ScriptedSender sender = new ScriptedSender("first", message -> {
            tables.jdbc.execute("alter table delivery drop column provider_id");
            return ScriptedSender.ACCEPTS.apply(message);
        });
        Dispatcher dispatcher = parts.dispatcher(1, sender);

        assertThatThrownBy(() -> runToTheEnd(dispatcher))
                .isInstanceOf(SettleFailed.class)
                .hasMessageStartingWith("1 answers could not be written")
                .hasMessageContaining("nightrounds resume");

        dispatcher.drain();
        assertThat(sender.sent).hasSize(1);
        assertThat(tables.state(1)).isEqualTo("SENDING");
        assertThat(tables.count("PLANNED")).isEqualTo(49);
    }

    @Test
    void settlesWhatIsInFlightBeforeItStops() {
        plan(SMS, 1, 50);
        Queue<CompletableFuture<SendOutcome>> open = new ConcurrentLinkedQueue<>();
        ScriptedSender sender = new ScriptedSender("first", message -> {
            CompletableFuture<SendOutcome> answer = new CompletableFuture<>();
            open.add(answer);
            return answer;
        });
        Dispatcher dispatcher = parts.dispatcher(5, sender);
        assertThat(dispatcher.work(ONE_ROUND)).isTrue();
        assertThat(tables.count("SENDING")).isEqualTo(5);

        open.forEach(answer -> vendor.execute(() -> answer.complete(new SendOutcome.Accepted("1", null))));
        dispatcher.drain();

        assertThat(tables.count("SENT")).isEqualTo(5);
        assertThat(tables.count("PLANNED")).isEqualTo(45);
    }

    @Test
    void aVendorThatIsDownDoesNotKeepTheOtherFromItsWork() {
        plan(SMS, 1, 100);
        plan(EMAIL, 101, 200);
        ScriptedSender down = ScriptedSender.answering("first", new SendOutcome.NotSent("connection refused"));
        ScriptedSender up = ScriptedSender.accepting("second");
        Dispatcher dispatcher = parts.dispatcher(8, down, up);

        while (tables.count("SENT") < 100) {
            assertThat(dispatcher.work(ONE_ROUND)).isTrue();
        }

        assertThat(down.sent).as("paused, while the clock stood still").hasSizeLessThan(10);
        assertThat(tables.count("SENDING")).isZero();
    }

    @Test
    void aVendorThatHangsHoldsNoMoreThanItsShare() {
        plan(SMS, 1, 100);
        plan(EMAIL, 101, 200);
        ScriptedSender hanging = new ScriptedSender("first", message -> new CompletableFuture<>());
        ScriptedSender up = ScriptedSender.accepting("second");
        Dispatcher dispatcher = parts.dispatcher(8, hanging, up);

        while (tables.count("SENT") < 100) {
            assertThat(dispatcher.work(ONE_ROUND)).isTrue();
            assertThat(hanging.sent).hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void saysWhyTheRestOfARefusedAccountStaysPlanned() {
        plan(SMS, 1, 20);
        ScriptedSender sender = ScriptedSender.answering("first", new SendOutcome.AccountRefused("401"));

        runToTheEnd(parts.dispatcher(2, sender));

        assertThat(sender.sent).hasSizeLessThanOrEqualTo(2);
        assertThat(tables.count("PLANNED")).isEqualTo(20);
        assertThat(tables.delivery(20)).isEqualTo("PLANNED account-refused 0");
    }

    @Test
    void sendsAgainWhatWasProvenNotSentAndOnlyThat() {
        plan(SMS, 1, 4);
        ScriptedSender sender = new ScriptedSender(
                "first",
                message -> CompletableFuture.completedFuture(
                        message.attempt().equals(new AttemptKey(1, 1))
                                ? new SendOutcome.NotSent("connection refused")
                                : message.attempt().reminder() == 2
                                        ? new SendOutcome.Refused("4640", "no such address")
                                        : new SendOutcome.Accepted("1", null)));
        Dispatcher dispatcher = parts.dispatcher(8, sender);

        while (dispatcher.work(ONE_ROUND)) {
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(tables.delivery(1)).isEqualTo("SENT null 2");
        assertThat(tables.delivery(2)).isEqualTo("FAILED 4640 1");
        assertThat(sender.sent).hasSize(5);
    }

    @Test
    void goesOnPastWhatIsNotToBeSent() {
        plan(SMS, 1, 400);
        tables.jdbc.update("update sync_status set status = 'REFUSED' where appointment_id <> 'a-400'");
        ScriptedSender sender = ScriptedSender.accepting("first");

        runToTheEnd(parts.dispatcher(2, sender));

        assertThat(sender.sent).hasSize(1);
        assertThat(tables.delivery(399)).isEqualTo("PLANNED not-synced 0");
        assertThat(tables.state(400)).isEqualTo("SENT");
    }

    @Test
    void hasNothingToDoWithoutAnyVendor() {
        assertThat(parts.dispatcher(8).work(SLICE)).isFalse();
    }

    private void plan(Channel channel, long first, long last) {
        tables.plan(channel, first, last);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
    }

    private ScriptedSender inBackground(String provider) {
        return new ScriptedSender(
                provider,
                message -> CompletableFuture.supplyAsync(
                        () -> ScriptedSender.ACCEPTS.apply(message).join(), vendor));
    }

    private static void runToTheEnd(Dispatcher dispatcher) {
        boolean more = true;
        while (more) {
            more = dispatcher.work(SLICE);
        }
    }
}
