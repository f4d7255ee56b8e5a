package io.nightrounds.dispatch.ledger;

import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.testkit.Postgres;

/** The same statements on the other database. */
class DeliveryLedgerOnPostgresTest extends DeliveryLedgerTest {
    @Override
    DispatchTables tables() {
        return new DispatchTables(Postgres.freshSource());
    }
}
