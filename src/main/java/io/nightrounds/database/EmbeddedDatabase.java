package io.nightrounds.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCDataSource;

/**
 * The HSQLDB files under the home folder, opened so that an acknowledged commit survives a kill. What HSQLDB does by
 * itself does not suffice: see decision 0002.
 */
final class EmbeddedDatabase {
    static final String USER = "nightrounds";

    /** A database that exists takes none of these from its URL, so each is said to it at every start. */
    private static final List<String> SETTINGS = List.of(
            "set database transaction control mvcc",
            "set database default table type memory",
            "set files write delay false",
            "set files log size 200");

    /** The same settings as HSQLDB tells them when it is asked. */
    private static final Map<String, String> READ_BACK = Map.of(
            "hsqldb.tx", "mvcc",
            "hsqldb.default_table_type", "memory",
            "hsqldb.write_delay", "false",
            "hsqldb.log_size", "200",
            "hsqldb.lock_file", "false");

    private final Path folder;
    private final DatabaseFiles files;
    private final FreeSpace space;
    private final TablesAhead ahead;

    EmbeddedDatabase(Path home) {
        this(home, new FreeSpace(folder(home)), TablesAhead.kept());
    }

    EmbeddedDatabase(Path home, FreeSpace space, TablesAhead ahead) {
        this.folder = folder(home);
        this.files = new DatabaseFiles(folder);
        this.space = space;
        this.ahead = ahead;
    }

    static Path folder(Path home) {
        return home.resolve("db");
    }

    String url() {
        return "jdbc:hsqldb:file:" + folder.resolve("nightrounds").toAbsolutePath()
                + ";hsqldb.tx=mvcc;hsqldb.full_log_replay=true;hsqldb.lock_file=false";
    }

    /** Not by way of Java's list of drivers: to make it, all drivers are loaded. */
    DataSource source(String password) {
        JDBCDataSource source = new JDBCDataSource();
        source.setUrl(url());
        source.setUser(USER);
        source.setPassword(password);
        return source;
    }

    /** Checks the files, opens the database, sets what must be set at every start, and answers its password. */
    String open() {
        try {
            PrivateFiles.folder(folder);
            PrivateFiles.restrict(folder, "rwx------");
            space.tooLittle().ifPresent(why -> {
                throw new DatabaseRefused(why + " Free some space.");
            });
            files.prepare();
            String password = password();
            if (files.none()) {
                ahead.copyTo(files, password);
            }
            try (Connection connection = source(password).getConnection();
                    Statement statement = connection.createStatement()) {
                for (String setting : SETTINGS) {
                    statement.execute(setting);
                }
                requireSettings(statement);
            }
            keepPrivate();
            return password;
        } catch (IOException | SQLException e) {
            throw new DatabaseRefused(
                    "The embedded database in " + folder + " cannot be opened: " + e.getMessage()
                            + ". If its files were moved or changed, restore them from a backup.",
                    e);
        }
    }

    /** HSQLDB makes its files anew, with the rights of the process, whenever it opens, closes or folds its log. */
    void keepPrivate() throws IOException {
        PrivateFiles.restrictAllIn(folder);
    }

    private String password() throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            refuseToInventAPassword(file);
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            PrivateFiles.write(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    private void refuseToInventAPassword(Path file) {
        if (files.made()) {
            throw new DatabaseRefused("The file " + file + " is missing, and the database beside it opens with no other"
                    + " password. Restore the file from a backup.");
        }
    }

    private static void requireSettings(Statement statement) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (ResultSet row = statement.executeQuery(
                "select property_name, property_value from information_schema.system_properties")) {
            while (row.next()) {
                found.put(row.getString(1), row.getString(2));
            }
        }
        READ_BACK.forEach((name, value) -> {
            if (!value.equalsIgnoreCase(found.get(name))) {
                throw new DatabaseRefused("The embedded database has " + name + "=" + found.get(name) + " where "
                        + value + " is needed to survive a kill. This is a defect of Nightrounds; please report it.");
            }
        });
    }
}
