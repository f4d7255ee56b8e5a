package io.nightrounds.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * What PostgreSQL does with less than HSQLDB needs, since every index is written for every row of a feed. Patients are
 * looked for by a contact only among those who declined, and few do; an index there may leave the others out. And what
 * a run has seen need not be in the order of its keys: of many rows PostgreSQL reads the primary key instead, and few
 * it sorts. Texts are compared by their bytes, as HSQLDB does, and not by the rules of a language, which cost more and
 * change with the server's system, under indexes that do not change with them.
 */
class V3__lighter_indexes extends BaseJavaMigration {
    private static final List<String> CONTACTS = List.of(
            "mobile", "landline", "email", "direct_address", "guardian_mobile", "guardian_landline", "guardian_email");

    /** One statement a table, so that each table's indexes are made anew once. */
    private static final String BY_BYTES = """
            select 'alter table ' || table_name || string_agg(
                ' alter column ' || column_name || ' type varchar(' || character_maximum_length || ') collate "C"', ',')
            from information_schema.columns
            where table_schema = current_schema() and data_type = 'character varying'
              and table_name not like 'batch\\_%' and table_name not like 'flyway\\_%'
            group by table_name
            """;

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
            for (String byBytes : byBytes(statement)) {
                statement.execute(byBytes);
            }
        }
    }

    private static List<String> byBytes(Statement statement) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(BY_BYTES)) {
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
        }
        return statements;
    }
}
