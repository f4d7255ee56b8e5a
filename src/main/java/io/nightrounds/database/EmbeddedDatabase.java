package io.nightrounds.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The HSQLDB files under the home folder, opened so that an acknowledged commit survives a kill. What HSQLDB does by
 * itself does not suffice: see decision 0002.
 */
final class EmbeddedDatabase {
    private static final long LEAST_FREE_BYTES = 64L << 20;
    static final String USER = "nightrounds";

    private final Path folder;

    EmbeddedDatabase(Path home) {
        this.folder = home.resolve("db");
    }

    String url() {
        return "jdbc:hsqldb:file:" + folder.resolve("nightrounds").toAbsolutePath()
                + ";hsqldb.tx=mvcc;hsqldb.full_log_replay=true;hsqldb.default_table_type=memory"
                + ";hsqldb.lock_file=false;hsqldb.log_size=200";
    }

    /** Checks the files, opens the database, sets what must be set at every start, and answers its password. */
    String open() {
        try {
            PrivateFiles.folder(folder);
            refuseTooLittleSpace();
            refuseALogThatWouldBeDiscarded();
            String password = password();
            try (Connection connection = DriverManager.getConnection(url(), USER, password);
                    Statement statement = connection.createStatement()) {
                statement.execute("set files write delay false");
                requireSetting(statement, "hsqldb.write_delay", "false");
                requireSetting(statement, "hsqldb.tx", "mvcc");
            }
            PrivateFiles.restrictAllIn(folder);
            return password;
        } catch (IOException | SQLException e) {
            throw new DatabaseRefused(
                    "The embedded database in " + folder + " cannot be opened: " + e.getMessage()
                            + ". If its files were moved or changed, restore them from a backup.",
                    e);
        }
    }

    private void refuseTooLittleSpace() throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new DatabaseRefused("Only " + (free >> 20) + " MiB are free under " + folder + ", less than "
                    + (LEAST_FREE_BYTES >> 20)
                    + " MiB. On a full disk a claim would be lost and a patient told twice. Free some space.");
        }
    }

    private void refuseALogThatWouldBeDiscarded() throws IOException {
        Path properties = folder.resolve("nightrounds.properties");
        Path log = folder.resolve("nightrounds.log");
        if (!Files.exists(properties) || !Files.exists(log) || Files.size(log) == 0) {
            return;
        }
        if (Files.readString(properties).contains("modified=no")) {
            Path aside = folder.resolve(
                    "nightrounds.log.kept-" + Files.getLastModifiedTime(log).toMillis());
            Files.copy(log, aside, StandardCopyOption.REPLACE_EXISTING);
            throw new DatabaseRefused("The database in " + folder + " says that it was closed, yet its log is not "
                    + "empty; opening it would discard " + Files.size(log) + " bytes of sent reminders. The log was "
                    + "copied to " + aside
                    + ". Restore nightrounds.properties from a backup, or set modified=yes in it.");
        }
    }

    private String password() throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            PrivateFiles.write(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    private static void requireSetting(Statement statement, String name, String value) throws SQLException {
        String query =
                "select property_value from information_schema.system_properties where property_name = '" + name + "'";
        try (ResultSet row = statement.executeQuery(query)) {
            String found = row.next() ? row.getString(1) : "(none)";
            if (!List.of(value, value.toUpperCase(Locale.ROOT)).contains(found)) {
                throw new DatabaseRefused("The embedded database has " + name + "=" + found + " where " + value
                        + " is needed to survive a kill. This is a defect of Nightrounds; please report it.");
            }
        }
    }
}
