package io.nightrounds.dispatch.ledger;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DeliveryState;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.run.SimulatedParts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** LedgerParts that each write something that the protocol forbids. */
public final class DefectiveLedgers {
    private DefectiveLedgers() {}

    /** A ledger with statements of its own beside the real ones. */
    private abstract static class Defective extends DeliveryLedger {
        final JdbcTemplate jdbc;
        final TransactionTemplate transaction;
        private final Clock clock;

        Defective(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(
                    new NamedParameterJdbcTemplate(source),
                    transactions,
                    clock,
                    () -> {},
                    LedgerParts.ways(source, clock, SimulatedParts.SENDERS));
            this.jdbc = new JdbcTemplate(source);
            this.transaction = new TransactionTemplate(transactions);
            this.clock = clock;
        }

        OffsetDateTime now() {
            return clock.instant().atOffset(ZoneOffset.UTC);
        }
    }

    public static final class SendsUnclaimed extends Defective {
        public SendsUnclaimed(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
        }

        @Override
        public List<OutboundMessage> carryOut(long run, List<Decision> decisions) {
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

    public static final class ClaimsBlindly extends Defective {
        public ClaimsBlindly(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
        }

        @Override
        public List<OutboundMessage> carryOut(long run, List<Decision> decisions) {
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

    public static final class TellsOfTheLost extends Defective {
        public TellsOfTheLost(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
        }

        @Override
        public List<OutboundMessage> carryOut(long run, List<Decision> decisions) {
            List<OutboundMessage> claimed = super.carryOut(run, decisions);
            return messages(decisions).stream()
                    .filter(message ->
                            claimed.stream().anyMatch(one -> message.attempts().containsAll(one.attempts())))
                    .toList();
        }
    }

    public static final class SettlesTheFirst extends Defective {
        public SettlesTheFirst(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
        }

        @Override
        public void settle(List<Settlement> settlements) {
            super.settle(settlements.stream().filter(this::standsForItsMessage).toList());
        }

        private boolean standsForItsMessage(Settlement settlement) {
            AttemptKey attempt = settlement.attempt();
            return new ToldTogether(JdbcClient.create(jdbc)).first(attempt).equals(attempt);
        }
    }

    public static final class TakesOver extends Defective {
        public TakesOver(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
        }

        @Override
        public int doubtLeftovers() {
            Integer taken = transaction.execute(
                    status -> jdbc.update("update delivery set state = 'PLANNED' where state = 'SENDING'"));
            return taken == null ? 0 : taken;
        }
    }

    public static final class ForgetsDoubts extends Defective {
        public ForgetsDoubts(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
        }

        @Override
        public void takeUp(long run, Map<Channel, String> senders) {
            transaction.executeWithoutResult(
                    status -> jdbc.update("update delivery set state = 'PLANNED' where state = 'IN_DOUBT'"));
            super.takeUp(run, senders);
        }
    }

    public static final class SettlesBlindly extends Defective {
        public SettlesBlindly(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
        }

        @Override
        public void settle(List<Settlement> settlements) {
            super.settle(settlements);
            transaction.executeWithoutResult(status -> settlements.forEach(settlement -> jdbc.update(
                    "update delivery set state = ?, next_attempt_at = ? where reminder_id = ?",
                    settlement.state().name(),
                    settlement.nextAttempt().atOffset(ZoneOffset.UTC),
                    settlement.attempt().reminder())));
        }
    }

    /** The promise broken most easily by whoever adds a channel: an answer that said nothing is no failure. */
    public static final class FallsBackInDoubt extends Defective {
        private final FurtherWays ways;

        public FallsBackInDoubt(DataSource source, PlatformTransactionManager transactions, Clock clock) {
            super(source, transactions, clock);
            this.ways = LedgerParts.ways(source, clock, SimulatedParts.SENDERS);
        }

        @Override
        public void settle(List<Settlement> settlements) {
            super.settle(settlements);
            transaction.executeWithoutResult(status -> settlements.stream()
                    .filter(settlement -> settlement.state() == DeliveryState.IN_DOUBT)
                    .forEach(this::fallBack));
        }

        private void fallBack(Settlement doubt) {
            long reminder = doubt.attempt().reminder();
            jdbc.update("update delivery set state = 'FAILED' where reminder_id = ? and state = 'IN_DOUBT'", reminder);
            ways.fallBack(List.of(new Settlement(
                    doubt.attempt(), DeliveryState.FAILED, "unknown", null, null, null, doubt.nextAttempt())));
            jdbc.update("update delivery set state = 'IN_DOUBT' where reminder_id = ? and state = 'FAILED'", reminder);
        }
    }
}
