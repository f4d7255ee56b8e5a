package io.nightrounds.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How every connection to PostgreSQL is made, whatever the server, the database or the user has for a default: decision
 * 0010. What a session cannot change is checked, and refused with what to change.
 */
final class ServerSession {
    /** The oldest that its makers still mend. */
    private static final int OLDEST_VERSION = 14;

    /** A stronger setting is kept; a weaker one could acknowledge a claim that a crash then takes back. */
    static final String SETTINGS = """
            select set_config(name, case name
                when 'synchronous_commit' then case setting when 'remote_apply' then setting else 'on' end
                when 'default_transaction_isolation' then 'read committed'
                when 'statement_timeout' then '110s'
                else '0' end, false)
            from pg_settings
            where name in ('synchronous_commit', 'default_transaction_isolation', 'statement_timeout', 'lock_timeout',
                'idle_in_transaction_session_timeout', 'idle_session_timeout', 'transaction_timeout')
            """;

    private static final String READ_BACK = """
            select current_setting('server_version_num')::int / 10000 as version,
                   current_setting('server_encoding') as encoding,
                   current_setting('fsync') as fsync,
                   current_setting('synchronous_commit') as synchronous_commit,
                   current_setting('default_transaction_isolation') as isolation,
                   pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as read_only
            """;

    private ServerSession() {}

    /** A server that went away is noticed: at once where it says so, after these seconds where it is silent. */
    static Properties network() {
        Properties network = new Properties();
        network.setProperty("connectTimeout", "5");
        network.setProperty("socketTimeout", "120");
        network.setProperty("tcpKeepAlive", "true");
        return network;
    }

    /**
     * A connection of its own, outside the pool.
     *
     * @param application what the server calls it
     * @throws DatabaseRefused where the address is none of PostgreSQL
     */
    static Connection connect(DatabaseProperties.Server server, String application) throws SQLException {
        String url = server.url();
        if (url == null || !url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseRefused("NIGHTROUNDS_DATABASE_URL is " + server.name()
                    + ". It must be a PostgreSQL address such as jdbc:postgresql://db/nightrounds, or not be set.");
        }
        Properties account = network();
        account.setProperty("ApplicationName", application);
        setUnlessNull(account, "user", server.user());
        setUnlessNull(account, "password", server.secret());
        return DriverManager.getConnection(url, account);
    }

    private static void setUnlessNull(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    /**
     * Applies the settings to this connection, reads them back, and looks at what only the server's owner can change.
     *
     * @throws DatabaseRefused naming all that is wrong at once
     */
    static void begin(Connection connection, String database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            try (ResultSet row = statement.executeQuery(READ_BACK)) {
                row.next();
                List<String> wrong = wrong(row);
                if (!wrong.isEmpty()) {
                    throw new DatabaseRefused(
                            "The database " + database + " cannot be used: " + String.join(" ", wrong));
                }
            }
        }
    }

    private static List<String> wrong(ResultSet row) throws SQLException {
        List<String> wrong = new ArrayList<>();
        if (row.getInt("version") < OLDEST_VERSION) {
            wrong.add("It is PostgreSQL " + row.getInt("version") + "; upgrade it to " + OLDEST_VERSION + " or newer.");
        }
        if (!row.getString("encoding").equals("UTF8")) {
            wrong.add("Its encoding is " + row.getString("encoding")
                    + ", which cannot hold every name; create it with: create database … encoding 'UTF8'.");
        }
        if (row.getString("fsync").equals("off")) {
            wrong.add("fsync is off, so a power cut could take claims back and patients be told twice;"
                    + " set fsync = on in postgresql.conf.");
        }
        if (row.getBoolean("read_only")) {
            wrong.add("It takes no writes (a standby, or default_transaction_read_only is on);"
                    + " name the primary in NIGHTROUNDS_DATABASE_URL.");
        }
        requireKept("synchronous_commit", row.getString("synchronous_commit"), List.of("on", "remote_apply"), wrong);
        requireKept("default_transaction_isolation", row.getString("isolation"), List.of("read committed"), wrong);
        return wrong;
    }

    private static void requireKept(String name, String found, List<String> wanted, List<String> wrong) {
        if (!wanted.contains(found.toLowerCase(Locale.ROOT))) {
            wrong.add(name + " stays " + found + " although this session set it to " + wanted.get(0)
                    + "; connect without a pooler in between.");
        }
    }
}
