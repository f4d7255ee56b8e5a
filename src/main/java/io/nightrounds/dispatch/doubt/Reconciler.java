package io.nightrounds.dispatch.doubt;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DeliveryLog;
import io.nightrounds.dispatch.DeliveryLog.LookUp;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Listed;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Unanswered;
import io.nightrounds.dispatch.DeliveryState;
import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.ledger.DeliveryLedger;
import io.nightrounds.dispatch.ledger.Settlement;
import io.nightrounds.dispatch.ledger.ToldTogether;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Settles what is in doubt by a vendor's own log, where it has one and the job file lets it. It runs before any claim.
 * A log that fails stops nothing: what is in doubt stays so.
 */
@Component
public class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final InDoubts inDoubts;
    private final ToldTogether toldTogether;
    private final DeliveryLedger ledger;
    private final ListableBeanFactory beans;
    private final Clock clock;

    Reconciler(JdbcClient jdbc, DeliveryLedger ledger, ListableBeanFactory beans, Clock clock) {
        this.inDoubts = new InDoubts(jdbc);
        this.toldTogether = new ToldTogether(jdbc);
        this.ledger = ledger;
        this.beans = beans;
        this.clock = clock;
    }

    /** What the logs proved. @param notSent messages that are planned again, or too late by now */
    public record Proven(int sent, int notSent) {
        Proven and(Proven other) {
            return new Proven(sent + other.sent, notSent + other.notSent);
        }
    }

    /**
     * Looks up everything in doubt of the vendors that the job file names as senders.
     *
     * @param stopping asked between two look-ups
     */
    public Proven reconcile(BooleanSupplier stopping) {
        return eachSender(stopping, (log, doubt) -> true);
    }

    /**
     * Looks up what the log could not be sure of the last time: it did not answer, or the message was too fresh.
     * Between a run's start and its first message, reading and sync may have taken longer than the log needs.
     */
    public Proven reconcileRest(BooleanSupplier stopping) {
        return eachSender(stopping, (log, doubt) -> !doubt.wasLookedUp(log.settleTime()));
    }

    private Proven eachSender(BooleanSupplier stopping, BiPredicate<DeliveryLog, InDoubt> which) {
        return beans.getBean(DispatchProperties.class).senders().values().stream()
                .distinct()
                .map(provider -> reconcile(provider, stopping, which))
                .reduce(new Proven(0, 0), Proven::and);
    }

    /** The first look-up that fails ends it for this vendor. */
    private Proven reconcile(String provider, BooleanSupplier stopping, BiPredicate<DeliveryLog, InDoubt> which) {
        List<InDoubt> doubts = beans.containsBean(provider + "-log") ? inDoubts.of(provider) : List.of();
        Proven proven = new Proven(0, 0);
        if (doubts.isEmpty()) {
            return proven;
        }
        DeliveryLog log = beans.getBean(provider + "-log", DeliveryLog.class);
        if (log.use() == DeliveryLog.Use.OFF) {
            return proven;
        }
        for (InDoubt doubt : doubts.stream().filter(one -> which.test(log, one)).toList()) {
            if (stopping.getAsBoolean()) {
                return proven;
            }
            LookUp lookUp = lookUp(log, doubt);
            if (lookUp instanceof Unanswered unanswered) {
                keepDoubts(provider, doubts, unanswered.reason());
                return proven;
            }
            LogEvidence evidence = LogEvidence.of(
                    doubt,
                    ((Listed) lookUp).entries(),
                    inDoubts.knownIds(provider, doubt),
                    inDoubts.rivals(provider, doubt));
            proven = proven.and(settle(doubt, evidence, log));
        }
        return proven;
    }

    private static LookUp lookUp(DeliveryLog log, InDoubt doubt) {
        try {
            return log.lookUp(doubt.recipient()).join();
        } catch (RuntimeException e) {
            return new Unanswered("the look-up failed: " + e.getClass().getSimpleName());
        }
    }

    private void keepDoubts(String provider, List<InDoubt> doubts, String reason) {
        LOG.warn("The log of {} could not be asked: {}. What is in doubt stays so.", provider, reason);
        doubts.forEach(doubt -> ledger.noteSilence(
                doubt.attempt(), "the vendor's log could not be asked at " + clock.instant() + ": " + reason));
    }

    /** What the log says of a message is true of each reminder that it told of. */
    private Proven settle(InDoubt doubt, LogEvidence evidence, DeliveryLog log) {
        Instant now = clock.instant();
        List<AttemptKey> message = toldTogether.all(doubt.attempt());
        boolean settled = !now.isBefore(doubt.claimedAt().plus(log.settleTime()));
        message.forEach(attempt -> ledger.note(attempt, evidence.words() + (settled ? "" : ", so far")));
        if (evidence.id() != null) {
            ledger.settle(message.stream()
                    .map(attempt -> found(attempt, evidence, now))
                    .toList());
            return new Proven(1, 0);
        }
        if (evidence.missing() && settled && log.use() == DeliveryLog.Use.TRUST) {
            ledger.settle(message.stream()
                    .map(attempt -> notSent(attempt, evidence, now))
                    .toList());
            return new Proven(0, 1);
        }
        return new Proven(0, 0);
    }

    private static Settlement found(AttemptKey attempt, LogEvidence evidence, Instant now) {
        return new Settlement(attempt, DeliveryState.SENT, "found-in-log", null, evidence.words(), evidence.id(), now);
    }

    /** Where that is too late by now it is for the ledger to find, and whether another way is left. */
    private static Settlement notSent(AttemptKey attempt, LogEvidence evidence, Instant now) {
        return new Settlement(attempt, DeliveryState.PLANNED, "not-in-log", null, evidence.words(), null, now);
    }
}
