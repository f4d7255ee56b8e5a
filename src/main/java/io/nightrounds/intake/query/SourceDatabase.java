package io.nightrounds.intake.query;

import io.nightrounds.jobfile.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** A database of the job file by its name, and how a connection to it is made that can only read. */
public record SourceDatabase(String name, DatabaseProperties properties, Secrets secrets) {
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    /**
     * Connects for one reading: a transaction that sees one state of the database and may change nothing.
     *
     * @throws SQLException where the database cannot be reached or lets nobody in
     */
    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(properties.url(), login());
        try {
            onlyReading(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** As a message names it; never with a user or a password. */
    @Override
    public String toString() {
        return "database " + name + " (" + properties.shownUrl() + ")";
    }

    /**
     * Read-only must be said before the transaction begins; and without a transaction PostgreSQL fetches all rows at
     * once.
     */
    private static void onlyReading(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        connection.setReadOnly(true);
        if (product.equals("MariaDB") || product.equals("MySQL")) {
            // their driver keeps the wish to itself
            execute(connection, "set session transaction read only");
        }
        if (connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        connection.setAutoCommit(false);
        if (product.equals("PostgreSQL")) {
            // so that :since means the same beside columns with and without a zone, wherever we run
            execute(connection, "set time zone 'UTC'");
        }
        if (product.startsWith("HSQL")) {
            execute(connection, "set time zone interval '0:00' hour to minute");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Properties login() {
        Properties login = new Properties();
        if (properties.user() != null) {
            login.setProperty("user", properties.user());
        }
        if (properties.password() != null) {
            login.setProperty("password", secrets.reveal(properties.password()));
        }
        if (properties.url().startsWith("jdbc:postgresql:")) {
            login.setProperty("connectTimeout", String.valueOf(CONNECTING.toSeconds()));
            login.setProperty("loginTimeout", String.valueOf(CONNECTING.toSeconds()));
            login.setProperty(
                    "socketTimeout", String.valueOf(properties.silence().toSeconds()));
        } else if (properties.url().startsWith("jdbc:mariadb:")) {
            login.setProperty("connectTimeout", String.valueOf(CONNECTING.toMillis()));
            login.setProperty(
                    "socketTimeout", String.valueOf(properties.silence().toMillis()));
        } else if (properties.url().startsWith("jdbc:hsqldb:")) {
            // a wrong path is to be told, not to become an empty database
            login.setProperty("ifexists", "true");
        }
        return login;
    }
}
