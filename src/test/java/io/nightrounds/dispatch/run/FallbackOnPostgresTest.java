package io.nightrounds.dispatch.run;

import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.testkit.Postgres;

/** The same statements on the other database. */
class FallbackOnPostgresTest extends FallbackTest {
    @Override
    DispatchTables tables() {
        return new DispatchTables(Postgres.freshSource());
    }
}
