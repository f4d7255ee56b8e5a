package io.nightrounds.dispatch.run;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.dispatch.claim.DefectiveChecks;
import io.nightrounds.dispatch.claim.DefectiveClaims;
import io.nightrounds.dispatch.claim.DueReminder;
import io.nightrounds.dispatch.claim.SimulatedClaims;
import io.nightrounds.dispatch.ledger.Decision;
import io.nightrounds.dispatch.ledger.DefectiveLedgers;
import io.nightrounds.dispatch.ledger.DeliveryLedger;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Programs that each break the protocol in one way that looks harmless. The simulation must notice every one of them.
 */
final class SimulatedDefects {
    private SimulatedDefects() {}

    /** Each defect by what it does wrong. */
    static Map<String, SimulatedParts> byName() {
        Map<String, SimulatedParts> defects = new LinkedHashMap<>();
        defects.put("writes the claim after the send", new ClaimAfterSend());
        defects.put("sends although the claim's commit failed", withLedger(DefectiveLedgers.SendsUnclaimed::new));
        defects.put("claims without comparing the state", withLedger(DefectiveLedgers.ClaimsBlindly::new));
        defects.put("takes over what a dead run left claimed", withLedger(DefectiveLedgers.TakesOver::new));
        defects.put("plans again what is in doubt", withLedger(DefectiveLedgers.ForgetsDoubts::new));
        defects.put("settles over what is settled", withLedger(DefectiveLedgers.SettlesBlindly::new));
        defects.put("tells of what someone else claimed meanwhile", withLedger(DefectiveLedgers.TellsOfTheLost::new));
        defects.put("settles the first visit of a message only", withLedger(DefectiveLedgers.SettlesTheFirst::new));
        defects.put("settles before the answer", withSender(SimulatedDefects::answeringTooEarly));
        defects.put("forgets a group whose claim failed", withClaims(new DefectiveClaims.ForgetsFailures()));
        defects.put("sends more at once than it promised", new TooManyInFlight());
        defects.put("takes a time-out for not sent", withOutcome(SimulatedDefects::timeOutAsNotSent));
        defects.put("takes a time-out for sent", withOutcome(SimulatedDefects::timeOutAsSent));
        defects.put("takes a time-out for refused", withOutcome(SimulatedDefects::timeOutAsRefused));
        defects.put("takes a refusal for sent", withOutcome(SimulatedDefects::refusedAsSent));
        defects.put("fails messages when the account is refused", withOutcome(SimulatedDefects::accountAsRefused));
        defects.put("lets the client retry after a reset", withSender(SimulatedDefects::retrying));
        defects.put("falls back to another try after a doubt", withSender(SimulatedDefects::fallingBack));
        defects.put("takes the next channel after a doubt", withLedger(DefectiveLedgers.FallsBackInDoubt::new));
        defects.put(
                "does not look again whether the visit was cancelled",
                withClaims(DefectiveChecks.seeing(DefectiveChecks::notCancelled)));
        defects.put(
                "does not look again whether the visit was moved",
                withClaims(DefectiveChecks.seeing(DefectiveChecks::notMoved)));
        defects.put(
                "does not look again whether the visit is synced",
                withClaims(DefectiveChecks.seeing(DueReminder::asSynced)));
        defects.put(
                "does not look again whether the patient declined", withClaims(new DefectiveChecks.IgnoresRefusals()));
        defects.put(
                "does not look again whether the window is open", withClaims(new DefectiveChecks.IgnoresTheClock()));
        return defects;
    }

    private interface LedgerOf {
        DeliveryLedger of(DataSource source, PlatformTransactionManager transactions, Clock clock);
    }

    private static SimulatedParts withLedger(LedgerOf defective) {
        return new SimulatedParts() {
            @Override
            DeliveryLedger ledger(DataSource source, PlatformTransactionManager transactions, Clock clock) {
                return defective.of(source, transactions, clock);
            }
        };
    }

    private static SimulatedParts withSender(UnaryOperator<Sender> defective) {
        return new SimulatedParts() {
            @Override
            Sender sender(Sender vendor, DeliveryLedger ledger) {
                return defective.apply(vendor);
            }
        };
    }

    private static SimulatedParts withOutcome(UnaryOperator<SendOutcome> misread) {
        return withSender(vendor -> new Wrapped(vendor, message -> sent(vendor, message)
                .thenApply(outcome -> outcome == null ? null : misread.apply(outcome))));
    }

    private static SimulatedParts withClaims(SimulatedClaims defective) {
        return new SimulatedParts() {
            @Override
            SimulatedClaims claims() {
                return defective;
            }
        };
    }

    private record Wrapped(Sender vendor, Function<OutboundMessage, CompletableFuture<SendOutcome>> way)
            implements Sender {
        @Override
        public String provider() {
            return vendor.provider();
        }

        @Override
        public boolean carries(Channel channel) {
            return vendor.carries(channel);
        }

        @Override
        public boolean schedules(Channel channel) {
            return vendor.schedules(channel);
        }

        @Override
        public CompletableFuture<SendOutcome> send(OutboundMessage message) {
            return way.apply(message);
        }
    }

    private static CompletableFuture<SendOutcome> sent(Sender vendor, OutboundMessage message) {
        CompletableFuture<SendOutcome> answer = vendor.send(message);
        return answer == null ? CompletableFuture.completedFuture(null) : answer;
    }

    private static SendOutcome timeOutAsNotSent(SendOutcome outcome) {
        return outcome instanceof SendOutcome.Unknown ? new SendOutcome.NotSent("time-out") : outcome;
    }

    private static SendOutcome timeOutAsSent(SendOutcome outcome) {
        return outcome instanceof SendOutcome.Unknown ? new SendOutcome.Accepted("none", null) : outcome;
    }

    private static SendOutcome timeOutAsRefused(SendOutcome outcome) {
        return outcome instanceof SendOutcome.Unknown ? new SendOutcome.Refused("time-out", "time-out") : outcome;
    }

    private static SendOutcome refusedAsSent(SendOutcome outcome) {
        return outcome instanceof SendOutcome.Refused ? new SendOutcome.Accepted("none", null) : outcome;
    }

    private static SendOutcome accountAsRefused(SendOutcome outcome) {
        return outcome instanceof SendOutcome.AccountRefused ? new SendOutcome.Refused("401", "401") : outcome;
    }

    private static Sender answeringTooEarly(Sender vendor) {
        return new Wrapped(vendor, message -> {
            vendor.send(message);
            return CompletableFuture.completedFuture(new SendOutcome.Accepted("soon", null));
        });
    }

    private static Sender retrying(Sender vendor) {
        return new Wrapped(vendor, message -> sent(vendor, message)
                .thenCompose(outcome -> outcome instanceof SendOutcome.Unknown unknown
                                && unknown.reason().equals("reset")
                        ? vendor.send(message)
                        : CompletableFuture.completedFuture(outcome)));
    }

    private static Sender fallingBack(Sender vendor) {
        return new Wrapped(vendor, message -> sent(vendor, message)
                .thenCompose(outcome -> outcome == null || outcome instanceof SendOutcome.Unknown
                        ? vendor.send(message)
                        : CompletableFuture.completedFuture(outcome)));
    }

    private static final class TooManyInFlight extends SimulatedParts {
        @Override
        int inFlight(int promised) {
            return promised + 2;
        }

        @Override
        DispatchProperties properties(int maxInFlight) {
            return super.properties(inFlight(maxInFlight));
        }
    }

    private static final class ClaimAfterSend extends SimulatedParts {
        @Override
        SimulatedClaims claims() {
            return new DefectiveClaims.WritesNothing();
        }

        @Override
        Sender sender(Sender vendor, DeliveryLedger ledger) {
            return new Wrapped(vendor, message -> {
                CompletableFuture<SendOutcome> answer = vendor.send(message);
                ledger.carryOut(1, List.of(new Decision.Send(message)));
                return answer;
            });
        }
    }
}
