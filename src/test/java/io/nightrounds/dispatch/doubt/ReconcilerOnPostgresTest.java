package io.nightrounds.dispatch.doubt;

import io.nightrounds.testkit.Postgres;

/** The same statements on the other database. */
class ReconcilerOnPostgresTest extends ReconcilerTest {
    @Override
    String database() {
        return Postgres.freshDatabase();
    }
}
