package io.nightrounds.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The database of one home, to be looked into when no program has it open: the rows themselves, not what a report says.
 */
public record NightDatabase(Kind kind, Path home, String url) {
    /** The two that Nightrounds runs on. */
    public enum Kind {
        HSQLDB,
        POSTGRESQL
    }

    /** An empty one. */
    public static NightDatabase fresh(Kind kind, Path home) {
        String url = kind == Kind.POSTGRESQL
                ? Postgres.freshDatabase()
                : "jdbc:hsqldb:file:" + home.resolve("db/nightrounds") + ";hsqldb.lock_file=false;ifexists=true";
        return new NightDatabase(kind, home, url);
    }

    /** One with all its tables and nothing in them, copied from one that the program made: that takes it a while. */
    public static NightDatabase withTables(Kind kind, Path home) {
        return kind == Kind.POSTGRESQL
                ? new NightDatabase(kind, home, Postgres.copyOf(WithTables.ON_POSTGRES.url()))
                : copied(WithTables.ON_HSQLDB, home);
    }

    private static NightDatabase copied(NightDatabase original, Path home) {
        try {
            Path db = Files.createDirectories(home.resolve("db"));
            try (Stream<Path> files = Files.list(original.home().resolve("db"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, db.resolve(file.getFileName()));
                }
            }
            return fresh(Kind.HSQLDB, home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class WithTables {
        static final NightDatabase ON_HSQLDB = made(Kind.HSQLDB);
        static final NightDatabase ON_POSTGRES = made(Kind.POSTGRESQL);

        private static NightDatabase made(Kind kind) {
            try {
                Path home = Files.createTempDirectory("with-tables");
                NightDatabase database = fresh(kind, home);
                try (InProcess program = InProcess.in(home).with(database.settings())) {
                    program.run("runs");
                }
                return database;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The settings by which a program uses it. */
    public Map<String, String> settings() {
        return kind == Kind.HSQLDB ? Map.of() : Map.of("nightrounds.database.url", url);
    }

    /** Something that is read from an open connection. */
    public interface Reading<T> {
        T from(Statement statement) throws SQLException;
    }

    /** A reminder, and whom it is for. */
    public record Row(Oracle.Reminder reminder, String recipient) {}

    /** Every reminder with its state; one that has no delivery yet is PLANNED. */
    public List<Row> reminders() {
        return read(statement -> {
            List<Row> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("""
                    select r.id, r.appointment_id, coalesce(d.state, 'PLANNED'), r.recipient
                    from reminder r left join delivery d on d.reminder_id = r.id""")) {
                while (row.next()) {
                    found.add(new Row(
                            new Oracle.Reminder(row.getLong(1), row.getString(2), row.getString(3)), row.getString(4)));
                }
            }
            return found;
        });
    }

    public <T> T read(Reading<T> reading) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            T result = reading.from(statement);
            if (kind == Kind.HSQLDB) {
                statement.execute("shutdown");
            }
            return result;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The database " + url + " cannot be read", e);
        }
    }

    private Connection open() throws SQLException, IOException {
        return kind == Kind.POSTGRESQL
                ? DriverManager.getConnection(url)
                : DriverManager.getConnection(
                        url,
                        "nightrounds",
                        Files.readString(home.resolve("db/password")).strip());
    }
}
