package io.nightrounds.dispatch.ledger;

import io.nightrounds.appointment.Channel;
import io.nightrounds.database.ClaimGuard;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The ledger put together over one database, for tests of those who use it. */
public final class LedgerParts {
    private LedgerParts() {}

    public static DeliveryLedger of(
            DataSource source,
            PlatformTransactionManager transactions,
            Clock clock,
            ClaimGuard guard,
            Map<Channel, String> senders) {
        return new DeliveryLedger(
                new NamedParameterJdbcTemplate(source), transactions, clock, guard, ways(source, clock, senders));
    }

    static FurtherWays ways(DataSource source, Clock clock, Map<Channel, String> senders) {
        return new FurtherWays(new NamedParameterJdbcTemplate(source), clock, () -> senders);
    }
}
