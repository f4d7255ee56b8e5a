package io.nightrounds.testkit;

import java.io.IOException;
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

/** The database of one home, to be looked into when no program has it open: the rows themselves, not what a report says. */
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
