package io.nightrounds.dispatch;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.campaign.Eligibility;
import io.nightrounds.campaign.who.ClosedContacts;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Programs that each break the protocol in one way that looks harmless. The simulation must notice every one of them. */
final class SimulatedDefects {
    private SimulatedDefects() {}

    /** Each defect by what it does wrong. */
    static Map<String, SimulatedParts> byName() {
        Map<String, SimulatedParts> defects = new LinkedHashMap<>();
        defects.put("writes the claim after the send", new ClaimAfterSend());
        defects.put("sends although the claim's commit failed", withLedger(SendsUnclaimed::new));
        defects.put("claims without comparing the state", withLedger(ClaimsBlindly::new));
        defects.put("takes over what a dead run left claimed", withLedger(TakesOver::new));
        defects.put("plans again what is in doubt", withLedger(ForgetsDoubts::new));
        defects.put("settles over what is settled", withLedger(SettlesBlindly::new));
        defects.put("settles before the answer", withSender(SimulatedDefects::answeringTooEarly));
        defects.put("forgets a group whose claim failed", new ForgetsFailedClaims());
        defects.put("sends more at once than it promised", new TooManyInFlight());
        defects.put("takes a time-out for not sent", withOutcome(SimulatedDefects::timeOutAsNotSent));
        defects.put("takes a time-out for sent", withOutcome(SimulatedDefects::timeOutAsSent));
        defects.put("takes a time-out for refused", withOutcome(SimulatedDefects::timeOutAsRefused));
        defects.put("takes a refusal for sent", withOutcome(SimulatedDefects::refusedAsSent));
        defects.put("fails messages when the account is refused", withOutcome(SimulatedDefects::accountAsRefused));
        defects.put("lets the client retry after a reset", withSender(SimulatedDefects::retrying));
        defects.put("falls back to another try after a doubt", withSender(SimulatedDefects::fallingBack));
        defects.put("does not look again whether the visit was cancelled", withCheck(SimulatedDefects::notCancelled));
        defects.put("does not look again whether the visit was moved", withCheck(SimulatedDefects::notMoved));
        defects.put("does not look again whether the visit is synced", withCheck(DueReminder::asSynced));
        defects.put("does not look again whether the patient declined", new IgnoresRefusals());
        defects.put("does not look again whether the window is open", new IgnoresTheClock());
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

    private static SimulatedParts withCheck(UnaryOperator<DueReminder> asBefore) {
        return new SimulatedParts() {
            @Override
            ClaimCheck check() {
                return new ClaimCheck(PRACTICES, CAMPAIGNS, TEXTS) {
                    @Override
                    Decision decide(DueReminder due, ClosedContacts.Closed closed, boolean schedules, Instant now) {
                        return super.decide(asBefore.apply(due), closed, schedules, now);
                    }
                };
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

    private static DueReminder notCancelled(DueReminder due) {
        Appointment visit = due.appointment();
        return with(due, due.planned().start(), visit(visit, visit.start(), false), due.patient());
    }

    private static DueReminder notMoved(DueReminder due) {
        return with(
                due,
                due.planned().start(),
                visit(
                        due.appointment(),
                        due.planned().start(),
                        due.appointment().cancelled()),
                due.patient());
    }

    private static Appointment visit(Appointment visit, Instant start, boolean cancelled) {
        return new Appointment(
                visit.key(),
                visit.patientId(),
                start,
                visit.zone(),
                visit.minutes(),
                visit.calendarId(),
                visit.typeId(),
                visit.locationId(),
                visit.summary(),
                visit.details(),
                cancelled,
                visit.blocked(),
                visit.oldId(),
                visit.updoxId(),
                visit.contentHash());
    }

    private static DueReminder with(DueReminder due, Instant start, Appointment visit, Patient patient) {
        return new DueReminder(
                due.id(),
                due.attempts(),
                due.campaign(),
                due.channel(),
                due.language(),
                new Eligibility.Planned(due.planned().occasion(), start),
                due.notBefore(),
                due.notAfter(),
                due.synced(),
                visit,
                patient);
    }

    private static final class IgnoresRefusals extends SimulatedParts {
        @Override
        ClaimCheck check() {
            return new ClaimCheck(PRACTICES, CAMPAIGNS, TEXTS) {
                @Override
                Decision decide(DueReminder due, ClosedContacts.Closed closed, boolean schedules, Instant now) {
                    Patient p = due.patient();
                    Patient willing = new Patient(
                            p.key(),
                            p.firstName(),
                            p.middleName(),
                            p.lastName(),
                            p.dateOfBirth(),
                            p.gender(),
                            p.deceased(),
                            p.language(),
                            p.zone(),
                            p.mobile(),
                            p.landline(),
                            p.email(),
                            p.directAddress(),
                            p.channels(),
                            Set.of());
                    return super.decide(
                            with(due, due.planned().start(), due.appointment(), willing),
                            ClosedContacts.Closed.NONE,
                            schedules,
                            now);
                }
            };
        }
    }

    /** Takes it for the moment at which it was planned to go out, which was within the window. */
    private static final class IgnoresTheClock extends SimulatedParts {
        private static final Instant NOON_IN_BOSTON = Instant.parse("2026-06-08T16:00:00Z");

        @Override
        ClaimCheck check() {
            return new ClaimCheck(PRACTICES, CAMPAIGNS, TEXTS) {
                @Override
                Decision decide(DueReminder due, ClosedContacts.Closed closed, boolean schedules, Instant now) {
                    return super.decide(due, closed, schedules, NOON_IN_BOSTON);
                }
            };
        }
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

    private static final class ForgetsFailedClaims extends SimulatedParts {
        @Override
        Claims claims(DueReminders due, ClosedContacts contacts, DeliveryLedger ledger, Clock clock) {
            return new Claims(due, check(), contacts, ledger, clock) {
                @Override
                List<OutboundMessage> claim(long run, Map<Long, Lane> group) {
                    try {
                        return super.claim(run, group);
                    } catch (RuntimeException e) {
                        return List.of();
                    }
                }
            };
        }
    }

    private static final class ClaimAfterSend extends SimulatedParts {
        @Override
        Claims claims(DueReminders due, ClosedContacts contacts, DeliveryLedger ledger, Clock clock) {
            return new Claims(due, check(), contacts, ledger, clock) {
                @Override
                List<OutboundMessage> claim(long run, Map<Long, Lane> group) {
                    return decisions(group.keySet(), reminder -> false, false).stream()
                            .filter(Decision.Send.class::isInstance)
                            .map(decision -> ((Decision.Send) decision).message())
                            .toList();
                }
            };
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

    /** A ledger with statements of its own beside the real ones. */
    private static class Defective extends DeliveryLedger {
        final JdbcTemplate jdbc;
        final TransactionTemplate transaction;
        private final Clock clock;

        Defective(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(new NamedParameterJdbcTemplate(source), transactions, clock, () -> {});
            this.jdbc = new JdbcTemplate(source);
            this.transaction = new TransactionTemplate(transactions);
            this.clock = clock;
        }

        OffsetDateTime now() {
            return clock.instant().atOffset(ZoneOffset.UTC);
        }
    }

    private static final class SendsUnclaimed extends Defective {
        SendsUnclaimed(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
        }

        @Override
        List<OutboundMessage> carryOut(long run, List<Decision> decisions) {
            try {
                return super.carryOut(run, decisions);
            } catch (RuntimeException e) {
                return messages(decisions);
            }
        }
    }

    private static List<OutboundMessage> messages(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision.Send.class::isInstance)
                .map(decision -> ((Decision.Send) decision).message())
                .toList();
    }

    private static final class ClaimsBlindly extends Defective {
        ClaimsBlindly(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
        }

        @Override
        List<OutboundMessage> carryOut(long run, List<Decision> decisions) {
            List<Decision> others = new ArrayList<>(decisions);
            others.removeIf(Decision.Send.class::isInstance);
            super.carryOut(run, others);
            List<OutboundMessage> messages = messages(decisions);
            transaction.executeWithoutResult(status -> messages.forEach(message -> claim(run, message)));
            return messages;
        }

        private void claim(long run, OutboundMessage message) {
            long reminder = message.attempt().reminder();
            int number = message.attempt().number();
            jdbc.update("delete from attempt where reminder_id = ? and number = ?", reminder, number);
            jdbc.update("update delivery set state = 'SENDING', attempts = ? where reminder_id = ?", number, reminder);
            jdbc.update(
                    "insert into attempt (reminder_id, number, run, provider, channel, recipient, request_hash, claimed_at)"
                            + " values (?, ?, ?, 'any', 'SMS', 'any', 'any', ?)",
                    reminder,
                    number,
                    run,
                    now());
        }
    }

    private static final class TakesOver extends Defective {
        TakesOver(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
        }

        @Override
        int doubtLeftovers() {
            Integer taken = transaction.execute(
                    status -> jdbc.update("update delivery set state = 'PLANNED' where state = 'SENDING'"));
            return taken == null ? 0 : taken;
        }
    }

    private static final class ForgetsDoubts extends Defective {
        ForgetsDoubts(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
        }

        @Override
        void takeUp(long run, Map<Channel, String> senders) {
            transaction.executeWithoutResult(
                    status -> jdbc.update("update delivery set state = 'PLANNED' where state = 'IN_DOUBT'"));
            super.takeUp(run, senders);
        }
    }

    private static final class SettlesBlindly extends Defective {
        SettlesBlindly(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
        }

        @Override
        void settle(List<Settlement> settlements) {
            super.settle(settlements);
            transaction.executeWithoutResult(status -> settlements.forEach(settlement -> jdbc.update(
                    "update delivery set state = ?, next_attempt_at = ? where reminder_id = ?",
                    settlement.state().name(),
                    settlement.nextAttempt().atOffset(ZoneOffset.UTC),
                    settlement.attempt().reminder())));
        }
    }
}
