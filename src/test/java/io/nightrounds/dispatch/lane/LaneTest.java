package io.nightrounds.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.Deferral;
import io.nightrounds.dispatch.DeliveryState;
import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.SampleMessages;
import io.nightrounds.dispatch.ScriptedSender;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.dispatch.claim.DueReminders;
import io.nightrounds.dispatch.ledger.Settlement;
import io.nightrounds.partition.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final DispatchProperties.Limit NO_LIMIT = new DispatchProperties.Limit(null, null, null);
    private static final SendOutcome UNREACHABLE = new SendOutcome.NotSent("connection refused");
    private static final SendOutcome ACCEPTED = new SendOutcome.Accepted("1", null);
    private static final int TRIES = 4;
    /** Longer than any wait of the schedule. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(40);

    private Instant now = Instant.parse("2026-06-08T15:00:00Z");

    @Test
    void takesWhatIsThereInItsOrderAndIsFinishedWhenAllIsSettled() {
        Lane lane = lane(NO_LIMIT);

        List<Long> taken = take(lane, 3, 5);

        assertThat(taken).containsExactly(1L, 2L, 3L);
        assertThat(lane.inFlight()).isEqualTo(3);
        assertThat(lane.finished()).isFalse();
        taken.forEach(reminder -> answer(lane, reminder, ACCEPTED));
        assertThat(lane.finished()).as("two are left").isFalse();
        assertThat(take(lane, 9, 5)).containsExactly(4L, 5L);
        answer(lane, 4, ACCEPTED);
        answer(lane, 5, ACCEPTED);
        assertThat(take(lane, 9, 5)).isEmpty();
        assertThat(lane.finished()).isTrue();
        assertThat(lane.open(now)).as("the others may have its share").isFalse();
    }

    @Test
    void claimsAQuarterMoreThanItsVendorHasPlaces() {
        Lane lane = lane(new DispatchProperties.Limit(8, null, null));

        assertThat(take(lane, 30, 20)).hasSize(10);
        assertThat(take(lane, 30, 20)).isEmpty();
        answer(lane, 1, ACCEPTED);
        assertThat(take(lane, 30, 20)).hasSize(1);
    }

    @Test
    void claimsNoMoreThanItHasPlacesWhereItsRateIsCounted() {
        Lane lane = lane(new DispatchProperties.Limit(2, 1_000, null));

        assertThat(take(lane, 30, 9)).hasSize(2);
        assertThat(take(lane, 30, 9)).isEmpty();
        answer(lane, 1, ACCEPTED);
        assertThat(take(lane, 30, 9)).hasSize(1);
    }

    @Test
    void triesAgainWhatWasNotSentButNotForever() {
        Lane lane = lane(NO_LIMIT);
        for (int tries = 1; tries <= TRIES; tries++) {
            assertThat(take(lane, 1, 1)).containsExactly(1L);
            Settlement settlement = answer(lane, 1, UNREACHABLE);
            assertThat(settlement.state()).isEqualTo(DeliveryState.PLANNED);
            now = now.plus(LONG_ENOUGH);
        }

        assertThat(take(lane, 1, 1)).isEmpty();
        assertThat(lane.finished()).isTrue();
    }

    @Test
    void waitsBeforeItTriesAgain() {
        Lane lane = lane(NO_LIMIT);
        take(lane, 1, 1);

        Settlement settlement = answer(lane, 1, UNREACHABLE);

        assertThat(settlement.nextAttempt()).isAfter(now);
        assertThat(take(lane, 1, 1)).isEmpty();
        now = settlement.nextAttempt();
        assertThat(take(lane, 1, 1)).containsExactly(1L);
    }

    @Test
    void pausesAfterFiveFailuresInARow() {
        Lane lane = lane(NO_LIMIT);
        take(lane, 5, 20);
        LongStream.rangeClosed(1, 4).forEach(reminder -> answer(lane, reminder, UNREACHABLE));
        assertThat(lane.open(now)).isTrue();

        answer(lane, 5, UNREACHABLE);

        assertThat(lane.open(now)).isFalse();
        assertThat(take(lane, 9, 20)).isEmpty();
        now = now.plus(LONG_ENOUGH);
        assertThat(take(lane, 9, 20)).as("one probe").hasSize(1);
        assertThat(lane.open(now))
                .as("until its answer the others may have the places")
                .isFalse();
        assertThat(take(lane, 9, 20)).isEmpty();
        answer(lane, 6, ACCEPTED);
        assertThat(take(lane, 9, 20)).hasSize(9);
    }

    @Test
    void oneAnswerOfAnyKindEndsTheRow() {
        Lane lane = lane(NO_LIMIT);
        take(lane, 10, 20);
        LongStream.rangeClosed(1, 4).forEach(reminder -> answer(lane, reminder, UNREACHABLE));
        answer(lane, 5, ACCEPTED);
        LongStream.rangeClosed(6, 9).forEach(reminder -> answer(lane, reminder, UNREACHABLE));

        assertThat(lane.open(now)).isTrue();
    }

    @Test
    void closesWhenPausesDidNotHelp() {
        Lane lane = lane(NO_LIMIT);
        int rounds = 0;
        while (lane.closed() == null && rounds < 99) {
            for (long reminder : take(lane, 5, 100)) {
                answer(lane, reminder, UNREACHABLE);
            }
            now = now.plus(LONG_ENOUGH);
            rounds++;
        }

        assertThat(rounds).isEqualTo(TRIES);
        assertThat(lane.closed()).isEqualTo(new Lane.Closed(Deferral.PROVIDER_UNREACHABLE, "connection refused"));
        assertThat(lane.finished()).isTrue();
        assertThat(take(lane, 5, 100)).isEmpty();
    }

    @Test
    void leavesAVendorAloneForAsLongAsItAsks() {
        Lane lane = lane(NO_LIMIT);
        take(lane, 1, 5);

        Settlement settlement = answer(lane, 1, new SendOutcome.Throttled("429", Duration.ofSeconds(20)));

        assertThat(settlement.nextAttempt()).isEqualTo(now.plusSeconds(20));
        now = now.plusSeconds(19);
        assertThat(take(lane, 5, 5)).isEmpty();
        now = now.plusSeconds(1);
        assertThat(take(lane, 5, 5)).as("one message, to see").containsExactly(2L);
        answer(lane, 2, ACCEPTED);
        assertThat(take(lane, 5, 5)).containsExactlyInAnyOrder(1L, 3L, 4L, 5L);
    }

    @Test
    void leavesAVendorThatAsksForMoreThanAMinuteToTheNextRun() {
        Lane lane = lane(NO_LIMIT);
        take(lane, 1, 5);

        Settlement settlement = answer(lane, 1, new SendOutcome.Throttled("429", Duration.ofMinutes(10)));

        assertThat(settlement.nextAttempt()).isEqualTo(now.plus(Duration.ofMinutes(10)));
        assertThat(lane.closed()).isEqualTo(new Lane.Closed(Deferral.THROTTLED, "asked to come back in PT10M"));
    }

    @Test
    void keepsAfterARestartToWhatTheVendorAskedForBeforeIt() {
        Lane lane = lane(NO_LIMIT);

        lane.rest(now.plusSeconds(60), now);

        assertThat(take(lane, 5, 5)).isEmpty();
        assertThat(lane.closed()).isNull();
        now = now.plusSeconds(60);
        assertThat(take(lane, 5, 5)).as("one, to see").containsExactly(1L);
    }

    @Test
    void isClosedFromTheStartWhereTheVendorAskedForLonger() {
        Lane lane = lane(NO_LIMIT);

        lane.rest(now.plusSeconds(61), now);

        assertThat(lane.closed()).isEqualTo(new Lane.Closed(Deferral.THROTTLED, "asked to come back in PT1M1S"));
        assertThat(lane.finished()).isTrue();
    }

    @Test
    void leavesAVendorThatAlwaysWantsToWaitToTheNextRun() {
        Lane lane = lane(NO_LIMIT);
        for (long reminder = 1; reminder <= TRIES; reminder++) {
            assertThat(lane.closed()).isNull();
            assertThat(take(lane, 1, 50)).containsExactly(reminder);
            answer(lane, reminder, new SendOutcome.Throttled("429", Duration.ofSeconds(1)));
            now = now.plusSeconds(1);
        }

        assertThat(lane.closed())
                .isEqualTo(new Lane.Closed(Deferral.THROTTLED, "asked to come back later, time and again"));
    }

    @Test
    void putsNotAllOfANightInDoubtWhereNoAnswerIsClear() {
        Lane lane = lane(NO_LIMIT);
        int sent = 0;
        while (lane.closed() == null && sent < 5_000) {
            List<Long> taken = take(lane, 32, 5_000);
            taken.forEach(reminder -> answer(lane, reminder, new SendOutcome.Unknown("HTTP 502")));
            sent += taken.size();
            now = now.plus(LONG_ENOUGH);
        }

        assertThat(sent).as("what was in flight, and the probes").isEqualTo(32 + TRIES - 1);
        assertThat(lane.closed()).isEqualTo(new Lane.Closed(Deferral.PROVIDER_FAILING, "HTTP 502"));
    }

    @Test
    void saysThatItsRetriesAreSpent() {
        Lane lane = lane(new DispatchProperties.Limit(4, null, 0));
        int spent = 0;
        for (long reminder = 1; reminder <= 16; reminder++) {
            take(lane, 1, 99);
            Settlement settlement = answer(lane, 100 + reminder, UNREACHABLE);
            spent += "retries-spent".equals(settlement.reason()) ? 1 : 0;
            take(lane, 1, 99);
            answer(lane, 200 + reminder, ACCEPTED);
        }

        assertThat(spent).as("ten are always there").isEqualTo(16 - 10);
    }

    @Test
    void earnsARetryWithEachMessageThatItTriesForTheFirstTime() {
        Lane lane = lane(new DispatchProperties.Limit(4, null, 100));
        for (long reminder = 1; reminder <= 16; reminder++) {
            take(lane, 1, 99);
            assertThat(answer(lane, 100 + reminder, UNREACHABLE).reason()).isEqualTo("provider-unreachable");
            take(lane, 1, 99);
            answer(lane, 200 + reminder, ACCEPTED);
        }
    }

    @Test
    void theTriesOnTheWayBeforeDoNotCount() {
        Lane lane = lane(NO_LIMIT);
        for (int tries = 1; tries < TRIES; tries++) {
            take(lane, 1, 1);
            answer(lane, 1, UNREACHABLE);
            now = now.plus(LONG_ENOUGH);
        }
        take(lane, 1, 1);
        answer(lane, 1, new SendOutcome.Refused("4640", "no such number"));

        lane.takeOver(new DueReminders.Waiting(1, now), now);

        assertThat(take(lane, 1, 1)).containsExactly(1L);
        assertThat(answer(lane, 1, UNREACHABLE).endsWay()).isFalse();
    }

    @Test
    void endsTheWayOfAMessageThatHadAllItsTries() {
        Lane lane = lane(NO_LIMIT);
        for (int tries = 1; tries < TRIES; tries++) {
            take(lane, 1, 1);
            assertThat(answer(lane, 1, UNREACHABLE).endsWay()).isFalse();
            now = now.plus(LONG_ENOUGH);
        }
        take(lane, 1, 1);

        assertThat(answer(lane, 1, UNREACHABLE).endsWay()).isTrue();
    }

    @Test
    void forgetsWhatHasGoneOnToAnotherWay() {
        Lane lane = lane(NO_LIMIT);
        take(lane, 1, 2);
        answer(lane, 1, UNREACHABLE);

        lane.forget(1);
        lane.forget(2);
        now = now.plus(LONG_ENOUGH);

        assertThat(take(lane, 5, 2)).isEmpty();
        assertThat(lane.finished()).isTrue();
    }

    @Test
    void whatHasNotBegunIsTakenAgainAtOnceAndWasNoTry() {
        Lane lane = lane(NO_LIMIT);
        for (int tries = 1; tries <= 2 * TRIES; tries++) {
            assertThat(take(lane, 1, 1)).containsExactly(1L);
            Settlement settlement = answer(lane, 1, new SendOutcome.NotBegun());
            assertThat(settlement.state()).isEqualTo(DeliveryState.PLANNED);
            assertThat(settlement.nextAttempt()).isEqualTo(now);
        }

        assertThat(lane.inFlight()).isZero();
        take(lane, 1, 1);
        assertThat(answer(lane, 1, UNREACHABLE).nextAttempt())
                .as("the first wait is of a second, more or less")
                .isBefore(now.plusSeconds(2));
    }

    @Test
    void takesBackWhatWaitsForAPlace() {
        Lane lane = waiting();
        CompletableFuture<SendOutcome> waits = lane.send(SampleMessages.direct(2, "harbor"));

        lane.recall();

        assertThat(waits).isCompletedWithValue(new SendOutcome.NotBegun());
    }

    @Test
    void takesBackWhatWaitsForAPlaceOnlyWhereItsVendorIsToBeLeftAlone() {
        Lane open = waiting();
        CompletableFuture<SendOutcome> stays = open.send(SampleMessages.direct(2, "harbor"));
        Lane resting = waiting();
        CompletableFuture<SendOutcome> rests = resting.send(SampleMessages.direct(2, "harbor"));
        resting.rest(now.plusSeconds(30), now);
        Lane closed = waiting();
        CompletableFuture<SendOutcome> ends = closed.send(SampleMessages.direct(2, "harbor"));
        closed.started();
        answer(closed, 3, new SendOutcome.AccountRefused("401"));

        open.recallIfResting(now);
        resting.recallIfResting(now);
        closed.recallIfResting(now);

        assertThat(stays).isNotDone();
        assertThat(rests).isCompletedWithValue(new SendOutcome.NotBegun());
        assertThat(ends).isCompletedWithValue(new SendOutcome.NotBegun());
    }

    @Test
    void aRefusalOfOnePracticeProvesThatTheVendorWorks() {
        Lane lane = lane(NO_LIMIT);
        take(lane, 9, 20);
        LongStream.rangeClosed(1, 4).forEach(reminder -> answer(lane, reminder, UNREACHABLE));
        answer(lane, 5, new SendOutcome.AccountRefused("4011", "harbor"));
        LongStream.rangeClosed(6, 9).forEach(reminder -> answer(lane, reminder, UNREACHABLE));

        assertThat(lane.open(now)).isTrue();
        assertThat(lane.closed()).isNull();
    }

    @Test
    void theFirstReasonToCloseIsTheOneToldInTheReport() {
        Lane lane = lane(NO_LIMIT);
        take(lane, 2, 5);
        answer(lane, 1, new SendOutcome.AccountRefused("401"));

        answer(lane, 2, new SendOutcome.Throttled("429", Duration.ofMinutes(10)));

        assertThat(lane.closed()).isEqualTo(new Lane.Closed(Deferral.ACCOUNT_REFUSED, "401"));
    }

    @Test
    void stopsAtOnceWhenTheAccountIsRefused() {
        Lane lane = lane(NO_LIMIT);
        take(lane, 2, 5);

        Settlement settlement = answer(lane, 1, new SendOutcome.AccountRefused("401"));

        assertThat(settlement.state()).isEqualTo(DeliveryState.PLANNED);
        assertThat(take(lane, 5, 5)).isEmpty();
        assertThat(lane.finished()).as("one is still in flight").isFalse();
        answer(lane, 2, ACCEPTED);
        assertThat(lane.finished()).isTrue();
        assertThat(lane.closed()).isEqualTo(new Lane.Closed(Deferral.ACCOUNT_REFUSED, "401"));
    }

    private static Lane lane(DispatchProperties.Limit limit) {
        return lane(ScriptedSender.accepting("first"), limit);
    }

    /** One whose only place at the vendor is taken by a message that has no answer yet. */
    private static Lane waiting() {
        Lane lane = lane(
                new ScriptedSender("first", message -> new CompletableFuture<>()),
                new DispatchProperties.Limit(1, null, null));
        lane.send(SampleMessages.direct(1, "harbor"));
        return lane;
    }

    private static Lane lane(Sender sender, DispatchProperties.Limit limit) {
        DispatchProperties properties = new DispatchProperties(
                32, Map.of(Channel.SMS, "first"), Map.of("first", limit), TRIES, Duration.ofSeconds(1));
        return new Lane(sender, properties, Share.WHOLE, new Random(1));
    }

    /** Takes from a table of so many reminders, and starts what was taken. */
    private List<Long> take(Lane lane, int most, long total) {
        List<Long> taken = lane.next(most, now, after -> LongStream.rangeClosed(Math.max(after, 0) + 1, total)
                .mapToObj(reminder -> new DueReminders.Waiting(reminder, now))
                .toList());
        taken.forEach(reminder -> lane.started());
        return taken;
    }

    private Settlement answer(Lane lane, long reminder, SendOutcome outcome) {
        return lane.settled(List.of(new AttemptKey(reminder, 1)), outcome, now).get(0);
    }
}
