package io.nightrounds.dispatch.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SettleFailed;
import io.nightrounds.dispatch.ledger.Settlement;
import io.nightrounds.testkit.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class SettleRetriesTest {
    private final DispatchTables tables = DispatchTables.inMemory();
    private final AwayDataSource source = new AwayDataSource();
    private final DispatchParts parts = new DispatchParts(source, SettableClock.at(DispatchTables.NOW));
    private final SettleRetries retries = new SettleRetries(parts.ledger);

    @BeforeEach
    void claim() {
        tables.plan(Channel.SMS, 1, 1);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        parts.ledger.carryOut(1, parts.claims.decisions(1, List.of(1L), due -> false));
        source.asked = 0;
    }

    @Test
    void writesAnAnswerOnceTheDatabaseIsBack() {
        source.refusals = 4;

        retries.settle(List.of(sent()));

        assertThat(tables.state(1)).isEqualTo("SENT");
        assertThat(source.asked).isEqualTo(5);
    }

    @Test
    void doesNotRepeatAStatementThatTheDatabaseRefuses() {
        tables.jdbc.execute("alter table delivery drop column provider_id");

        assertThatThrownBy(() -> retries.settle(List.of(sent()))).isInstanceOf(SettleFailed.class);

        assertThat(source.asked).isEqualTo(1);
    }

    @Test
    void triesOnlyOnceMoreForEachAnswerAfterItHasGivenUp() {
        tables.jdbc.execute("alter table delivery drop column provider_id");
        assertThatThrownBy(() -> retries.settle(List.of(sent()))).isInstanceOf(SettleFailed.class);
        source.asked = 0;
        source.refusals = Integer.MAX_VALUE;

        assertThatThrownBy(() -> retries.settle(List.of(sent()))).isInstanceOf(SettleFailed.class);

        assertThat(source.asked).isEqualTo(1);
    }

    private static Settlement sent() {
        return Settlement.of(
                new AttemptKey(1, 1),
                new SendOutcome.Accepted("1", null),
                Instant.parse(DispatchTables.NOW),
                Instant.EPOCH);
    }

    /** A database that is away for so many connections. */
    private final class AwayDataSource extends DelegatingDataSource {
        private int refusals;
        private int asked;

        AwayDataSource() {
            super(tables.source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked++;
            if (refusals > 0) {
                refusals--;
                throw new SQLNonTransientConnectionException("away");
            }
            return super.getConnection();
        }
    }
}
