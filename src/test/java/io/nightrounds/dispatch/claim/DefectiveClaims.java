package io.nightrounds.dispatch.claim;

import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.ledger.Decision;
import io.nightrounds.dispatch.ledger.DeliveryLedger;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims that do not go by what was written. */
public final class DefectiveClaims {
    private DefectiveClaims() {}

    public static final class ForgetsFailures extends SimulatedClaims {
        @Override
        public Claims of(DataSource source, DeliveryLedger ledger, Clock clock) {
            return new Defective(source, check(), ledger, clock) {
                @Override
                public <L> List<OutboundMessage> claim(long run, Map<Long, L> group, Terms terms) {
                    try {
                        return super.claim(run, group, terms);
                    } catch (RuntimeException e) {
                        return List.of();
                    }
                }
            };
        }
    }

    public static final class WritesNothing extends SimulatedClaims {
        @Override
        public Claims of(DataSource source, DeliveryLedger ledger, Clock clock) {
            return new Defective(source, check(), ledger, clock) {
                @Override
                public <L> List<OutboundMessage> claim(long run, Map<Long, L> group, Terms terms) {
                    return decisions(run, group.keySet(), reminder -> false).stream()
                            .filter(Decision.Send.class::isInstance)
                            .map(decision -> ((Decision.Send) decision).message())
                            .toList();
                }
            };
        }
    }

    private static class Defective extends Claims {
        Defective(DataSource source, ClaimCheck check, DeliveryLedger ledger, Clock clock) {
            super(
                    new DueReminders(JdbcClient.create(source)),
                    check,
                    ClaimParts.contacts(source, clock),
                    ledger,
                    clock);
        }
    }
}
