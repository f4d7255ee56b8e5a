package io.nightrounds.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one data source: the embedded database, or the server that {@code NIGHTROUNDS_DATABASE_URL} names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {
    /** The step's transaction, the claim's or settle's own, Batch's bookkeeping, and a reader's cursor. */
    private static final int CONNECTIONS = 6;

    @Bean
    HikariDataSource dataSource(DatabaseProperties properties) {
        String url = properties.database().url();
        return url == null ? embedded(properties.home()) : server(url, properties.database());
    }

    private static HikariDataSource embedded(Path home) {
        EmbeddedDatabase database = new EmbeddedDatabase(home);
        HikariConfig config = pool(database.url(), EmbeddedDatabase.USER, database.open());
        return new HikariDataSource(config) {
            @Override
            public void close() {
                if (!isClosed()) {
                    shutDown(this);
                }
                super.close();
            }
        };
    }

    @Bean
    ServerLock serverLock(DatabaseProperties properties, Clock clock) {
        return new ServerLock(properties.database(), clock);
    }

    private static HikariDataSource server(String url, DatabaseProperties.Server server) {
        return new HikariDataSource(pool(url, server.user(), server.secret()));
    }

    private static HikariConfig pool(String url, @Nullable String user, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setPoolName("nightrounds");
        return config;
    }

    private static void shutDown(HikariDataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The embedded database did not close cleanly (" + e.getMessage()
                            + "). Nothing is lost: the next start replays its log.",
                    e);
        }
    }
}
