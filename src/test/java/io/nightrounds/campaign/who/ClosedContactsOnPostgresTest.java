package io.nightrounds.campaign.who;

import io.nightrounds.testkit.Postgres;
import javax.sql.DataSource;

/** The same statements on the other database. */
class ClosedContactsOnPostgresTest extends ClosedContactsTest {
    @Override
    DataSource database() {
        return Postgres.freshSource();
    }
}
