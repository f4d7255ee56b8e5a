package io.nightrounds.sync;

import io.nightrounds.testkit.Postgres;

/** The same statements on the other database. */
class SyncLedgerOnPostgresTest extends SyncLedgerTest {
    @Override
    SyncTables tables() {
        return new SyncTables(Postgres.freshSource());
    }
}
