package io.nightrounds.campaign;

import io.nightrounds.testkit.Postgres;
import javax.sql.DataSource;

/** The same statements on the other database. */
class VisitEventsOnPostgresTest extends VisitEventsTest {
    @Override
    DataSource database() {
        return Postgres.freshSource();
    }
}
