package io.nightrounds.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Sandbox;
import io.nightrounds.sandbox.SandboxOptions;
import io.nightrounds.testkit.Feed;
import io.nightrounds.testkit.InProcess;
import io.nightrounds.testkit.NightDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStatisticsTest {
    private static final int VISITS = 1_000;
    /** A small table may be read whole for a group of claims; reading it whole for every row would be far more. */
    private static final long ALL_FOR_EACH = (long) VISITS * VISITS;

    @Test
    void theFirstNightReadsByKey(@TempDir Path folder) throws IOException {
        Path job = Feed.in(folder).visits(VISITS, "2026-12-03").maxInFlight(64).write();
        // answers come many at a time, else it is chance how many rows each statement is about
        Path slow = Files.writeString(folder.resolve("faults.yaml"), "- { endpoint: sms, latency: 100ms }");
        NightDatabase database = NightDatabase.fresh(NightDatabase.Kind.POSTGRESQL, folder.resolve("home"));
        try (Sandbox vendors = Sandbox.start(new SandboxOptions(0, slow, null, null));
                InProcess program = InProcess.in(folder.resolve("home"))
                        .against(vendors.url().toString())
                        .with(database.settings())) {
            program.run("run", job.toString(), "--now", "2026-12-01T10:00:00Z");
        }

        assertThat(database.<Long>read(statement -> rowsRead("'appointment', 'patient', 'sync_status'", statement)))
                .isLessThan(ALL_FOR_EACH);
        assertThat(database.<Long>read(statement -> rowsRead("'attempt'", statement)))
                .as("a table that grows while it is read")
                .isLessThan(ALL_FOR_EACH / 3);
    }

    private static long rowsRead(String tables, Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) from pg_stat_user_tables
                where relname in (%s)""".formatted(tables))) {
            row.next();
            return row.getLong(1);
        }
    }
}
