package io.nightrounds.forecast;

import io.nightrounds.testkit.Postgres;
import javax.sql.DataSource;

/** The same statements on the other database. */
class ForecastTablesOnPostgresTest extends ForecastTablesTest {
    @Override
    DataSource database() {
        return Postgres.freshSource();
    }
}
