package io.nightrounds.dispatch.doubt;

import io.nightrounds.dispatch.ledger.DeliveryLedger;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What deals with doubts put together over one database, for tests of those who use it. */
public final class DoubtParts {
    private DoubtParts() {}

    public static Doubts doubts(DataSource source, PlatformTransactionManager transactions, Clock clock) {
        return new Doubts(JdbcClient.create(source), transactions, clock);
    }

    public static Leftovers leftovers(DeliveryLedger ledger) {
        return new Leftovers(ledger);
    }

    public static Reconciler reconciler(
            DataSource source, DeliveryLedger ledger, ListableBeanFactory beans, Clock clock) {
        return new Reconciler(JdbcClient.create(source), ledger, beans, clock);
    }
}
