package io.nightrounds.dispatch.run;

import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.testkit.Postgres;

/** The same statements on the other database. */
class ToldTogetherOnPostgresTest extends ToldTogetherTest {
    @Override
    DispatchTables tables() {
        return new DispatchTables(Postgres.freshSource());
    }
}
