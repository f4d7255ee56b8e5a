package io.nightrounds.database;

import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * What PostgreSQL does with less than HSQLDB needs, since every index is written for every row of a feed. Patients are
 * looked for by a contact only among those who declined, and few do; an index there may leave the others out. And what
 * a run has seen need not be in the order of its keys: of many rows PostgreSQL reads the primary key instead, and few
 * it sorts.
 */
class V3__lighter_indexes extends BaseJavaMigration {
    private static final List<String> CONTACTS = List.of(
            "mobile", "landline", "email", "direct_address", "guardian_mobile", "guardian_landline", "guardian_email");

    @Override
    public void migrate(Context context) throws Exception {
        if (!context.getConnection().getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            return;
        }
        try (Statement statement = context.getConnection().createStatement()) {
            for (String contact : CONTACTS) {
                statement.execute("drop index patient_by_" + contact);
                statement.execute("create index patient_by_" + contact + " on patient (" + contact
                        + ") where opt_out <> '' or do_not_contact = true");
            }
            statement.execute("drop index appointment_by_run");
            statement.execute("create index appointment_by_run on appointment (seen_run)");
        }
    }
}
