package io.nightrounds.database;

import java.sql.Statement;
import java.util.Locale;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Spring Batch's own tables, from the script that its jar ships for this database. */
class V1__spring_batch extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws Exception {
        String product =
                context.getConnection().getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        boolean embedded = product.contains("hsql");
        String script = embedded ? "schema-hsqldb.sql" : "schema-postgresql.sql";
        ScriptUtils.executeSqlScript(
                context.getConnection(), new ClassPathResource("org/springframework/batch/core/" + script));
        try (Statement statement = context.getConnection().createStatement()) {
            for (String index : FOREIGN_KEY_INDEXES) {
                statement.execute(index);
            }
            if (embedded) {
                statement.execute(FIRST_RUN_IS_ONE);
            }
        }
    }

    /** A job instance's number is what users know a run by, and HSQLDB would count from 0. */
    private static final String FIRST_RUN_IS_ONE = "alter table BATCH_JOB_INSTANCE_SEQ alter column ID restart with 1";

    /** Batch ships none; without them every look-up of an execution reads whole tables. */
    private static final String[] FOREIGN_KEY_INDEXES = {
        "create index batch_job_execution_by_instance on BATCH_JOB_EXECUTION (JOB_INSTANCE_ID)",
        "create index batch_params_by_execution on BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID)",
        "create index batch_step_by_execution on BATCH_STEP_EXECUTION (JOB_EXECUTION_ID)"
    };
}
