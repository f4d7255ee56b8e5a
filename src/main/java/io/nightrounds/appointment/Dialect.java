package io.nightrounds.appointment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which of our two databases a connection leads to, for the few statements that cannot be the same in both. */
public enum Dialect {
    HSQLDB,
    POSTGRESQL;

    /** Asks the driver, not the server. */
    public static Dialect of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRESQL : HSQLDB;
    }

    /** The same, of the connection that the caller works on. */
    public static Dialect of(JdbcTemplate jdbc) {
        ConnectionCallback<Dialect> dialect = Dialect::of;
        return Objects.requireNonNull(jdbc.execute(dialect));
    }
}
