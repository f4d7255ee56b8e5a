package io.nightrounds.appointment;

import io.nightrounds.testkit.Postgres;
import javax.sql.DataSource;

/** The same statements on the other database. */
class AppointmentStoreOnPostgresTest extends AppointmentStoreTest {
    @Override
    DataSource database() {
        return Postgres.freshSource();
    }
}
