package io.nightrounds.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time on one PostgreSQL database, whichever machine it runs on: an advisory lock that the server
 * holds for as long as the process's own connection lives. The embedded database needs none beside its home's.
 */
public final class ServerLock implements ClaimGuard, AutoCloseable {
    /** Any number that nobody else locks: the letters "night" as bytes. */
    private static final long KEY = 0x6E69676874L;

    private static final String HOLDER = """
            select application_name, backend_start, clock_timestamp()
            from pg_stat_activity join pg_locks using (pid)
            where locktype = 'advisory' and granted and objid = (?::bigint & 4294967295)::oid
              and datname = current_database()
            """;

    /** A machine that vanished without a word gives the lock back after a minute, and not after two hours. */
    private static final String NOTICE_A_LOST_MACHINE =
            "set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3";

    private final DatabaseProperties.Server server;
    private @Nullable Connection connection;
    private int session;

    ServerLock(DatabaseProperties.Server server) {
        this.server = server;
    }

    /**
     * Takes the lock until it is closed; does nothing for the embedded database.
     *
     * @throws HomeBusy where another process has it
     * @throws DatabaseRefused where it cannot be reached, or must not be used as it is
     */
    public void take() {
        if (server.url() == null) {
            return;
        }
        try {
            Connection own = connected();
            connection = own;
            lock(own);
            session = session(own);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /**
     * Looks whether the server can be used, and leaves the lock to the run that this process only works for.
     *
     * @throws DatabaseRefused where it cannot, or where the database is the embedded one, which no other machine
     *     reaches
     */
    public void look() {
        if (server.url() == null) {
            throw new DatabaseRefused(
                    "Several machines can only share a PostgreSQL database, and NIGHTROUNDS_DATABASE_URL"
                            + " is not set. Set it to an address such as jdbc:postgresql://db/nightrounds.");
        }
        try (Connection looking = connected()) {
            looking.clearWarnings();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private Connection connected() throws SQLException {
        Connection own = ServerSession.connect(server, ThisProcess.name());
        try {
            ServerSession.begin(own, server.name());
            return own;
        } catch (SQLException | RuntimeException e) {
            own.close();
            throw e;
        }
    }

    private DatabaseRefused unreachable(SQLException cause) {
        return new DatabaseRefused(
                "The database " + server.name() + " cannot be reached: " + cause.getMessage()
                        + ". Check the address, the user and the password.",
                cause);
    }

    /** The lock lives exactly as long as the session that took it, so it is enough to find that session still there. */
    @Override
    public void requireSafe() {
        Connection own = connection;
        try {
            if (own == null || session(own) != session) {
                throw new ClaimsRefused(lost("it leads to another session now"));
            }
        } catch (SQLException e) {
            throw new ClaimsRefused(lost(String.valueOf(e.getMessage())), e);
        }
    }

    private String lost(String why) {
        return "The connection that keeps " + server.name() + " for this run alone is lost (" + why
                + "). Another run may have begun, so nothing more was sent. Go on with 'nightrounds resume'.";
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(NOTICE_A_LOST_MACHINE);
            try (ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw new HomeBusy(server.name(), holder(connection));
                }
            }
        }
    }

    private static String holder(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HOLDER)) {
            query.setLong(1, KEY);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? holder(row) : "another process";
            }
        }
    }

    /** Its age by the server's clock, because two machines' clocks differ; hidden from other users of the server. */
    private static String holder(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject(2, OffsetDateTime.class);
        Instant now = row.getObject(3, OffsetDateTime.class).toInstant();
        return since == null ? row.getString(1) : new Holder(row.getString(1), since.toInstant()).told(now);
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
