package io.nightrounds.dispatch.run;

import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.claim.Claims;
import io.nightrounds.dispatch.claim.DueReminders;
import io.nightrounds.dispatch.lane.Lane;
import io.nightrounds.dispatch.ledger.DeliveryLedger;
import io.nightrounds.dispatch.ledger.Portion;
import io.nightrounds.dispatch.ledger.Settlement;
import io.nightrounds.dispatch.run.AnswerQueue.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One run's dispatch, or this machine's share of it: claims in groups, sends without waiting, settles in groups as
 * answers arrive. One thread works here, and another one writes answers that only have to be written; the answers of
 * the senders come in through a queue. No lock and no transaction is held during a send.
 */
final class Dispatcher {
    private static final Duration LONGEST_IDLE = Duration.ofMillis(50);

    private final Portion portion;
    private final List<Lane> lanes;
    private final int maxInFlight;
    private final Claims claims;
    private final DeliveryLedger ledger;
    private final SettleRetries settles;
    private final AnswerQueue answers;
    private final Executor beside;
    private final Clock clock;
    /** What may have gone on to another way since this was last looked at. */
    private final Set<Long> unsent = new HashSet<>();

    private int inFlight;
    private int firstLane;
    private long settled;
    private @Nullable Writing writing;

    /** @param beside where answers are written while the next group is claimed */
    Dispatcher(
            Portion portion, List<Lane> lanes, int maxInFlight, Claims claims, AnswerQueue answers, Executor beside) {
        this.portion = portion;
        this.lanes = lanes;
        this.maxInFlight = maxInFlight;
        this.claims = claims;
        this.ledger = claims.ledger();
        this.settles = new SettleRetries(ledger);
        this.answers = answers;
        this.beside = beside;
        this.clock = claims.clock();
    }

    /**
     * Works for about that long, and at least one round.
     *
     * @return whether something is left to do in this run
     */
    boolean work(Duration slice) {
        long end = System.nanoTime() + slice.toNanos();
        do {
            settleArrived();
            lanes.forEach(lane -> lane.recallIfResting(clock.instant()));
            boolean placesLeft = claimAndSend() | passOn();
            if (finished()) {
                lanes.forEach(this::explainRest);
                return false;
            }
            if (!placesLeft && writing == null) {
                answers.await(LONGEST_IDLE);
            }
        } while (System.nanoTime() < end);
        return true;
    }

    /** Answers written so far. */
    long settled() {
        return settled;
    }

    /** Claims nothing more, begins nothing more, and waits until the last answer is written. */
    void drain() {
        lanes.forEach(Lane::recall);
        while (inFlight > 0) {
            if (writing == null) {
                answers.await(LONGEST_IDLE);
            }
            settleArrived();
        }
    }

    private boolean finished() {
        return inFlight == 0 && lanes.stream().allMatch(Lane::finished);
    }

    /** @return whether some of the group was not to be sent, so that more can be claimed at once */
    private boolean claimAndSend() {
        Map<Long, Lane> group = nextGroup();
        if (group.isEmpty()) {
            return false;
        }
        int wanted = group.size();
        List<OutboundMessage> claimed = claims.claim(portion.run(), group, new LaneTerms(group));
        claimed.forEach(message -> send(
                message, Objects.requireNonNull(group.get(message.attempt().reminder()), "claimed for no vendor")));
        unsent.addAll(group.keySet());
        claimed.stream()
                .flatMap(message -> message.attempts().stream())
                .forEach(attempt -> unsent.remove(attempt.reminder()));
        return claimed.size() < wanted;
    }

    /**
     * What has gone on to another way waits for another vendor now, whose lane may have come to its end already.
     *
     * @return whether there was any
     */
    private boolean passOn() {
        List<DueReminders.GoneOn> goneOn = unsent.isEmpty() ? List.of() : claims.goneOn(portion.run(), unsent);
        unsent.clear();
        for (DueReminders.GoneOn next : goneOn) {
            lanes.forEach(lane -> lane.forget(next.waiting().reminder()));
            lanes.stream()
                    .filter(lane -> lane.sender().provider().equals(next.provider()))
                    .forEach(lane -> lane.takeOver(next.waiting(), clock.instant()));
        }
        return !goneOn.isEmpty();
    }

    /** An equal share for each vendor that is open, else a slow one would come to hold every place. */
    private Map<Long, Lane> nextGroup() {
        Instant now = clock.instant();
        List<Lane> open = lanes.stream().filter(lane -> lane.open(now)).toList();
        Map<Long, Lane> group = new LinkedHashMap<>();
        firstLane = (firstLane + 1) % Math.max(1, lanes.size());
        for (int i = 0; i < open.size(); i++) {
            Lane lane = open.get((firstLane + i) % open.size());
            int share = (maxInFlight + open.size() - 1) / open.size() - lane.inFlight();
            int free = maxInFlight - inFlight - group.size();
            lane.next(Math.min(share, free), now, after -> page(lane, after))
                    .forEach(reminder -> group.put(reminder, lane));
        }
        return group;
    }

    private List<DueReminders.Waiting> page(Lane lane, long after) {
        return claims.page(portion, lane.sender().provider(), after);
    }

    private void send(OutboundMessage message, Lane lane) {
        inFlight++;
        lane.started();
        lane.send(message).thenAccept(outcome -> answers.add(new Answer(lane, message.attempts(), outcome)));
    }

    private void settleArrived() {
        finishWriting();
        List<Answer> arrived = answers.takeAll();
        if (!arrived.isEmpty() && arrived.stream().allMatch(Answer::accepted)) {
            writing = new Writing(arrived, settles, clock.instant());
            beside.execute(writing.task());
            if (writing.done()) {
                finishWriting();
            }
        } else if (!arrived.isEmpty()) {
            settle(noted(arrived));
        }
    }

    /** Noted first: what could not be written is no longer on its way either. */
    private void finishWriting() {
        if (writing != null) {
            Writing last = writing;
            writing = null;
            int written = noted(last.answers()).size();
            last.await();
            settled += written;
        }
    }

    private List<Settlement> noted(List<Answer> arrived) {
        inFlight -= arrived.size();
        return arrived.stream()
                .flatMap(answer -> answer.lane().settled(answer.attempts(), answer.outcome(), clock.instant()).stream())
                .toList();
    }

    private void settle(List<Settlement> settlements) {
        settles.settle(settlements);
        settled += settlements.size();
        settlements.stream()
                .filter(Settlement::knownNotSent)
                .forEach(settlement -> unsent.add(settlement.attempt().reminder()));
    }

    private void explainRest(Lane lane) {
        Lane.Closed closed = lane.closed();
        if (closed != null) {
            ledger.deferRest(portion, lane.sender().provider(), closed.deferral(), closed.detail());
        }
    }
}
