package io.nightrounds.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The one data source: the embedded database, or the server that {@code NIGHTROUNDS_DATABASE_URL} names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {
    /** The step's transaction, the claim's or settle's own, Batch's bookkeeping, and a reader's cursor. */
    private static final int CONNECTIONS = 6;

    /** A server that is down refuses at once, and the pool asks it again for so long before it says so. */
    private static final Duration LONGEST_WAIT_FOR_A_CONNECTION = Duration.ofSeconds(3);

    @Bean
    HikariDataSource dataSource(DatabaseProperties properties) {
        String url = properties.database().url();
        return url == null ? embedded(properties.home()) : server(url, properties.database());
    }

    private static HikariDataSource embedded(Path home) {
        EmbeddedDatabase database = new EmbeddedDatabase(home);
        HikariConfig config = pool();
        config.setDataSource(database.source(database.open()));
        return new HikariDataSource(config) {
            @Override
            public void close() {
                if (!isClosed()) {
                    shutDown(this, database);
                }
                super.close();
            }
        };
    }

    @Bean
    FirstTables tables(DatabaseProperties properties, DataSource source) {
        FirstTables tables = new FirstTables(properties);
        tables.migrate(source);
        return tables;
    }

    @Bean
    @DependsOn("tables")
    PlatformTransactionManager transactionManager(DataSource source) {
        return new JdbcTransactionManager(source);
    }

    @Bean
    @DependsOn("tables")
    JdbcTemplate jdbcTemplate(DataSource source) {
        return new JdbcTemplate(source);
    }

    @Bean
    NamedParameterJdbcTemplate namedParameterJdbcTemplate(JdbcTemplate jdbc) {
        return new NamedParameterJdbcTemplate(jdbc);
    }

    @Bean
    JdbcClient jdbcClient(NamedParameterJdbcTemplate jdbc) {
        return JdbcClient.create(jdbc);
    }

    @Bean
    ServerLock serverLock(DatabaseProperties properties) {
        return new ServerLock(properties.database());
    }

    /** Whichever of the two can make a claim unsafe here; a worker claims by its lease instead. */
    @Bean
    @Primary
    @ConditionalOnProperty(name = "nightrounds.worker", havingValue = "false", matchIfMissing = true)
    ClaimGuard claimGuard(DatabaseProperties properties, ServerLock lock) {
        return properties.database().url() == null
                ? new FreeSpace(EmbeddedDatabase.folder(properties.home()))
                : lock::requireSafe;
    }

    private static HikariDataSource server(String url, DatabaseProperties.Server server) {
        HikariConfig config = pool();
        config.setJdbcUrl(url);
        config.setUsername(server.user());
        config.setPassword(server.secret());
        config.setDataSourceProperties(ServerSession.network());
        config.setConnectionInitSql(ServerSession.SETTINGS);
        config.setConnectionTimeout(LONGEST_WAIT_FOR_A_CONNECTION.toMillis());
        return new HikariDataSource(config);
    }

    private static HikariConfig pool() {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setPoolName("nightrounds");
        return config;
    }

    private static void shutDown(HikariDataSource source, EmbeddedDatabase database) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
            database.keepPrivate();
        } catch (SQLException | IOException e) {
            throw new DatabaseRefused(
                    "The embedded database did not close cleanly (" + e.getMessage()
                            + "). Nothing is lost: the next start replays its log.",
                    e);
        }
    }
}
