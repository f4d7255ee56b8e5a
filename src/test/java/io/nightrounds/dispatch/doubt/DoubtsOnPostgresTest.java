package io.nightrounds.dispatch.doubt;

import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.testkit.Postgres;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The same statements on the other database. */
class DoubtsOnPostgresTest extends DoubtsTest {
    @Override
    DispatchTables tables() {
        return new DispatchTables(new DriverManagerDataSource(Postgres.freshDatabase()));
    }
}
