package io.nightrounds.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time on one PostgreSQL database, whichever machine it runs on: an advisory lock that the server holds
 * for as long as the process's own connection lives. The embedded database needs none beside its home's.
 */
public final class ServerLock implements AutoCloseable {
    /** Any number that nobody else locks: the letters "night" as bytes. */
    private static final long KEY = 0x6E69676874L;

    private static final String HOLDER = """
            select application_name from pg_stat_activity join pg_locks using (pid)
            where locktype = 'advisory' and granted and objid = (?::bigint & 4294967295)::oid
              and datname = current_database()
            """;

    private final DatabaseProperties.Server server;
    private final Clock clock;
    private @Nullable Connection connection;

    ServerLock(DatabaseProperties.Server server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * Takes the lock until it is closed; does nothing for the embedded database.
     *
     * @throws HomeBusy where another process has it
     */
    public void take() {
        String url = server.url();
        if (url == null) {
            return;
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseRefused("NIGHTROUNDS_DATABASE_URL is " + url
                    + ". It must be a PostgreSQL address such as jdbc:postgresql://db/nightrounds, or not be set.");
        }
        try {
            Connection own = DriverManager.getConnection(url, account());
            connection = own;
            lock(own, url);
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The database " + url + " cannot be reached: " + e.getMessage()
                            + ". Check the address, the user and the password.",
                    e);
        }
    }

    private Properties account() {
        Properties account = new Properties();
        if (server.user() != null) {
            account.setProperty("user", server.user());
        }
        String password = server.secret();
        if (password != null) {
            account.setProperty("password", password);
        }
        account.setProperty("ApplicationName", HomeLock.holderNow(clock));
        return account;
    }

    private static void lock(Connection connection, String url) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new HomeBusy(url, holder(connection));
            }
        }
    }

    private static String holder(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HOLDER)) {
            query.setLong(1, KEY);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "another process";
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
