package io.nightrounds.campaign;

import io.nightrounds.testkit.Postgres;
import javax.sql.DataSource;

/** The same statements on the other database. */
class ContactCapsOnPostgresTest extends ContactCapsTest {
    @Override
    DataSource database() {
        return Postgres.freshSource();
    }
}
