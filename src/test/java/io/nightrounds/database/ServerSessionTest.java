package io.nightrounds.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.nightrounds.testkit.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ServerSessionTest {
    @Test
    void setsWhatItsServerHasOtherwiseForTheLockAndForEveryConnectionOfThePool() throws SQLException {
        String url = Postgres.freshDatabase();
        for (String weak : List.of(
                "synchronous_commit = off",
                "default_transaction_isolation = 'serializable'",
                "statement_timeout = '2s'",
                "lock_timeout = '1s'",
                "idle_session_timeout = '3s'",
                "idle_in_transaction_session_timeout = '2s'")) {
            byDefault(url, weak);
        }

        try (ServerLock lock = lock(url);
                HikariDataSource pool = pool(url)) {
            lock.take();
            lock.requireSafe();
            JdbcTemplate database = new JdbcTemplate(pool);
            assertThat(List.of(
                            setting(database, "synchronous_commit"),
                            setting(database, "default_transaction_isolation"),
                            setting(database, "statement_timeout"),
                            setting(database, "lock_timeout"),
                            setting(database, "idle_session_timeout"),
                            setting(database, "idle_in_transaction_session_timeout")))
                    .containsExactly("on", "read committed", "110s", "0", "0", "0");
        }
    }

    @Test
    void keepsASettingThatIsStronger() throws SQLException {
        String url = Postgres.freshDatabase();
        byDefault(url, "synchronous_commit = remote_apply");

        try (HikariDataSource pool = pool(url)) {
            assertThat(setting(new JdbcTemplate(pool), "synchronous_commit")).isEqualTo("remote_apply");
        }
        assertThatCode(() -> {
                    try (Connection connection = DriverManager.getConnection(url)) {
                        ServerSession.begin(connection, "here");
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void refusesADatabaseThatTakesNoWrites() {
        String url = Postgres.freshDatabase();
        byDefault(url, "default_transaction_read_only = on");

        assertThatThrownBy(lock(url)::take)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("takes no writes")
                .hasMessageContaining("NIGHTROUNDS_DATABASE_URL")
                .hasMessageNotContaining("password=");
    }

    @ParameterizedTest
    @CsvSource({"LATIN1, encoding is LATIN1", "SQL_ASCII, encoding is SQL_ASCII"})
    void refusesAnEncodingThatCannotHoldEveryName(String encoding, String words) {
        String url = Postgres.freshDatabase();
        String name = "narrow" + encoding.toLowerCase(java.util.Locale.ROOT);
        new JdbcTemplate(new DriverManagerDataSource(url))
                .execute("create database " + name + " template template0 encoding '" + encoding + "' locale 'C'");

        assertThatThrownBy(lock(url.replaceFirst("/[^/?]*[?]", "/" + name + "?"))::take)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining(words)
                .hasMessageContaining("UTF8");
    }

    @Test
    void claimsAreRefusedOnceTheSessionThatHoldsTheLockIsGone() throws SQLException {
        String url = Postgres.freshDatabase();
        try (ServerLock lock = lock(url)) {
            lock.take();
            lock.requireSafe();
            new JdbcTemplate(new DriverManagerDataSource(url))
                    .queryForList("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");

            assertThatThrownBy(lock::requireSafe)
                    .isInstanceOf(ClaimsRefused.class)
                    .hasMessageContaining("is lost")
                    .hasMessageContaining("nightrounds resume")
                    .hasMessageNotContaining("password=");
        }
    }

    /** What a server's owner has set for this database; it holds for sessions that begin after it. */
    private static void byDefault(String url, String setting) {
        JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(url));
        String name = database.queryForObject("select current_database()", String.class);
        database.execute("alter database " + name + " set " + setting);
    }

    private static String setting(JdbcTemplate database, String name) {
        return database.queryForList("select current_setting(?)", String.class, name)
                .get(0);
    }

    private static HikariDataSource pool(String url) {
        return new DatabaseConfiguration().dataSource(new DatabaseProperties(Path.of("unused"), server(url)));
    }

    private static ServerLock lock(String url) {
        return new ServerLock(server(url));
    }

    private static DatabaseProperties.Server server(String url) {
        return new DatabaseProperties.Server(url, null, null, null);
    }
}
