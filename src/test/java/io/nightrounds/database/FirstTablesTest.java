package io.nightrounds.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.database.DatabaseProperties.Server;
import io.nightrounds.testkit.Postgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A process that makes the tables of a server's database can die after each of its commits; the next one goes on. */
class FirstTablesTest {
    @Test
    void areMadeAfterAProcessDiedBehindAnyCommit() {
        int commits = 0;
        Dying dying;
        do {
            commits++;
            String url = Postgres.freshDatabase();
            DataSource server = new DriverManagerDataSource(url);
            dying = new Dying(server, commits);
            migrate(url, dying);

            assertThat(migrate(url, server))
                    .as("after a death behind commit " + commits)
                    .isTrue();
            assertThat(new JdbcTemplate(server).queryForObject("select count(*) from appointment", Integer.class))
                    .isZero();
        } while (dying.died);

        assertThat(commits).as("commits that a migration has").isGreaterThan(2);
    }

    /** @return whether it came to its end */
    private static boolean migrate(String url, DataSource source) {
        FirstTables tables =
                new FirstTables(new DatabaseProperties(Path.of("none"), new Server(url, null, null, null)));
        try {
            tables.migrate(source);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Its process is dead from that commit on: no connection of it does anything more. */
    private static final class Dying extends DelegatingDataSource {
        private int commitsLeft;
        private boolean died;

        Dying(DataSource target, int commits) {
            super(target);
            this.commitsLeft = commits;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("commit") && !died) {
                            commitsLeft--;
                            died = commitsLeft == 0;
                            if (died) {
                                connection.commit();
                            }
                        }
                        if (died) {
                            connection.close();
                            throw new SQLException("the process is dead");
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
