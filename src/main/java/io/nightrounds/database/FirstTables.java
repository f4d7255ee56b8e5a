package io.nightrounds.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Migrates so that a process can be killed in it. On a server the tables and Flyway's own note of them are committed as
 * one, by having it use one connection for both. HSQLDB commits each table by itself: where only some were made, which
 * would stand in the way for good, they are made anew. Before the last of them nothing can be in any.
 */
final class FirstTables {
    private static final MigrationVersion WITH_DATA = MigrationVersion.fromVersion("2");

    private final DatabaseProperties properties;

    FirstTables(DatabaseProperties properties) {
        this.properties = properties;
    }

    void migrate(DataSource source) {
        if (properties.database().url() != null) {
            migrateOnOneConnection(flyway(source).getConfiguration());
        } else if (!new MadeTables(source).all()) {
            make(flyway(source));
        }
    }

    private static void make(Flyway flyway) {
        if (!holdsData(flyway)) {
            dropAll(flyway);
        }
        flyway.migrate();
    }

    static Flyway flyway(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .javaMigrations(new V1__spring_batch(), new V3__lighter_indexes())
                .loggers("slf4j")
                .load();
    }

    private static void migrateOnOneConnection(Configuration configuration) {
        try (Connection connection = configuration.getDataSource().getConnection()) {
            Flyway.configure(configuration.getClassLoader())
                    .configuration(configuration)
                    .dataSource(new SingleConnectionDataSource(connection, true))
                    .load()
                    .migrate();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("The tables could not be looked at", e);
        }
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
