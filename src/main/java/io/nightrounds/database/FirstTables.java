package io.nightrounds.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Migrates, and begins anew where a process was killed while it made the embedded database's first tables: HSQLDB commits
 * each by itself, so that some of them would stand in the way for good. Before the last of them nothing can be in any.
 */
@Component
final class FirstTables implements FlywayMigrationStrategy {
    private static final MigrationVersion WITH_DATA = MigrationVersion.fromVersion("2");

    private final DatabaseProperties properties;

    FirstTables(DatabaseProperties properties) {
        this.properties = properties;
    }

    @Override
    public void migrate(Flyway flyway) {
        boolean embedded = properties.database().url() == null;
        if (embedded && !holdsData(flyway)) {
            dropAll(flyway);
        }
        flyway.migrate();
    }

    private static boolean holdsData(Flyway flyway) {
        return Arrays.stream(flyway.info().applied()).anyMatch(applied -> WITH_DATA.equals(applied.getVersion()));
    }

    private static void dropAll(Flyway flyway) {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The embedded database was begun and cannot be begun anew: " + e.getMessage()
                            + ". It holds no data yet; remove its folder db from NIGHTROUNDS_HOME.",
                    e);
        }
    }
}
