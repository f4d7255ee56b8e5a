package io.nightrounds.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class EmbeddedDatabaseTest {
    private static final int KILLED = 9;

    @Test
    void setsWhatADatabaseHasOtherwiseAtEveryStart(@TempDir Path home) throws SQLException {
        for (int start = 1; start <= 2; start++) {
            EmbeddedDatabase database = new EmbeddedDatabase(home);
            String password = database.open();
            assertThat(query(database, password, """
                            select property_value from information_schema.system_properties
                            where property_name in ('hsqldb.default_table_type', 'hsqldb.lock_file', 'hsqldb.log_size',
                                'hsqldb.tx', 'hsqldb.write_delay') order by property_name
                            """))
                    .map(String::toLowerCase)
                    .containsExactly("memory", "false", "200", "mvcc", "false");
            execute(
                    database,
                    password,
                    "set files write delay true",
                    "set files log size 7",
                    "set database default table type cached",
                    "set database transaction control locks",
                    "shutdown");
        }
    }

    @Test
    void refusesToOpenWhereTheDiskIsNearlyFull(@TempDir Path home) {
        FreeSpace little = new FreeSpace(home, () -> 63L << 20);

        assertThatThrownBy(new EmbeddedDatabase(home, little, TablesAhead.kept())::open)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("Only 63 MiB are free")
                .hasMessageContaining("64 MiB");
    }

    @Test
    void refusesToInventAPasswordForADatabaseThatHasOne(@TempDir Path home) throws Exception {
        EmbeddedDatabase database = new EmbeddedDatabase(home);
        execute(database, database.open(), "shutdown");
        Path password = home.resolve("db/password");
        Files.delete(password);

        assertThatThrownBy(database::open)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining(password.toString());
        assertThat(password).doesNotExist();
    }

    @Test
    void keepsWhatWasCommittedWhenItsProcessIsKilled(@TempDir Path home) throws Exception {
        try (OtherProcess other = OtherProcess.start(CommitsAndHalts.class, home)) {
            assertThat(other.awaitEnd()).isEqualTo(KILLED);
        }

        EmbeddedDatabase database = new EmbeddedDatabase(home);
        String password = database.open();
        assertThat(query(database, password, "select count(*) from told")).containsExactly("100");
        execute(database, password, "shutdown");
    }

    /** Why the settings are what they are: the same hundred commits, acknowledged, without them. */
    @Test
    void wouldLoseCommitsWithHsqldbsOwnWriteDelay(@TempDir Path home) throws Exception {
        try (Connection connection = DriverManager.getConnection(byDefault(home), "SA", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table told (id integer)");
            statement.execute("shutdown");
        }
        try (OtherProcess other = OtherProcess.start(CommitsByDefaultAndHalts.class, home)) {
            assertThat(other.awaitEnd()).isEqualTo(KILLED);
        }

        try (Connection connection = DriverManager.getConnection(byDefault(home), "SA", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from told")) {
            row.next();
            assertThat(row.getInt(1)).isLessThan(100);
            statement.execute("shutdown");
        }
    }

    private static String byDefault(Path home) {
        return "jdbc:hsqldb:file:" + home.resolve("careless") + ";hsqldb.tx=mvcc;hsqldb.lock_file=false";
    }

    @Test
    void keepsItsFilesFromOtherUsersWhateverHsqldbWritesAnew(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("db"));
        Files.setPosixFilePermissions(home.resolve("db"), PosixFilePermissions.fromString("rwxr-xr-x"));
        DatabaseProperties.Server none = new DatabaseProperties.Server(null, null, null, null);
        try (HikariDataSource source = new DatabaseConfiguration().dataSource(new DatabaseProperties(home, none))) {
            assertPrivate(home);
            new JdbcTemplate(source).execute("checkpoint");
            assertThat(rights(home.resolve("db")))
                    .as("what is made anew is behind this")
                    .isEqualTo("rwx------");
        }
        assertPrivate(home);
        assertThat(home.resolve("db/password")).content().hasSize(48);
    }

    private static void assertPrivate(Path home) throws IOException {
        assertThat(rights(home.resolve("db"))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(home.resolve("db"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(each -> assertThat(rights(each))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void opensAgainWithThePasswordOfTheFirstTime(@TempDir Path home) throws SQLException {
        EmbeddedDatabase first = new EmbeddedDatabase(home);
        String password = first.open();
        execute(first, password, "create table told (id integer)", "insert into told values (7)", "shutdown");

        EmbeddedDatabase second = new EmbeddedDatabase(home);
        assertThat(second.open()).isEqualTo(password);
        assertThat(query(second, password, "select id from told")).containsExactly("7");
        execute(second, password, "shutdown");
    }

    @Test
    void refusesToDiscardALogAndKeepsACopyOfIt(@TempDir Path home) throws Exception {
        EmbeddedDatabase database = new EmbeddedDatabase(home);
        execute(database, database.open(), "shutdown");
        Path log = Files.writeString(home.resolve("db/nightrounds.log"), "INSERT INTO TOLD VALUES(1)\n");

        assertThatThrownBy(database::open)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("its log is not empty")
                .hasMessageContaining("modified=yes");

        assertThat(kept(home)).singleElement().satisfies(copy -> assertThat(copy)
                .hasSameTextualContentAs(log));
        assertThat(log).isNotEmptyFile();
    }

    @Test
    void keepsTheCopyOfAnEarlierLogBesideThatOfALaterOne(@TempDir Path home) throws Exception {
        EmbeddedDatabase database = new EmbeddedDatabase(home);
        execute(database, database.open(), "shutdown");
        Path log = Files.writeString(home.resolve("db/nightrounds.log"), "INSERT INTO TOLD VALUES(1)\n");
        assertThatThrownBy(database::open).isInstanceOf(DatabaseRefused.class);
        assertThatThrownBy(database::open).isInstanceOf(DatabaseRefused.class);
        Files.setLastModifiedTime(log, FileTime.fromMillis(1));

        assertThatThrownBy(database::open).isInstanceOf(DatabaseRefused.class);

        assertThat(kept(home)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script.new", "properties.new"})
    void opensWhereAProcessDiedWhileItMadeTheFirstFiles(String draft, @TempDir Path home) throws Exception {
        EmbeddedDatabase database = new EmbeddedDatabase(home);
        Path folder = Files.createDirectories(home.resolve("db"));
        Files.createFile(folder.resolve("nightrounds.log"));
        Files.createFile(folder.resolve("nightrounds." + draft));
        Files.writeString(folder.resolve("nightrounds.script.new"), "SET DATABASE UNIQUE NAME HALFWAY\n");

        execute(database, database.open(), "create table told(id int)", "shutdown");

        assertThat(folder.resolve("nightrounds.script")).content().contains("TOLD");
    }

    @Test
    void beginsWithTheTablesOfAnotherUnderAPasswordOfItsOwn(@TempDir Path kept, @TempDir Path home) throws Exception {
        EmbeddedDatabase first = new EmbeddedDatabase(kept);
        String other = first.open();
        execute(first, other, "create table told (id int)", "shutdown");

        TablesAhead ahead = new TablesAhead(EmbeddedDatabase.folder(kept));
        EmbeddedDatabase database = new EmbeddedDatabase(home, new FreeSpace(home), ahead);
        String password = database.open();
        execute(database, password, "insert into told values (7)", "shutdown");

        assertThat(password).isNotEqualTo(other);
        assertThat(database.open()).isEqualTo(password);
        assertThat(query(database, password, "select id from told"))
                .as("what a home has is never overwritten")
                .containsExactly("7");
        execute(database, password, "shutdown");
    }

    @Test
    void refusesToBeginAnewBesideTheLogOfADatabase(@TempDir Path home) throws Exception {
        EmbeddedDatabase database = new EmbeddedDatabase(home);
        execute(database, database.open(), "shutdown");
        Files.delete(home.resolve("db/nightrounds.script"));
        Files.delete(home.resolve("db/nightrounds.properties"));
        Files.writeString(home.resolve("db/nightrounds.log"), "INSERT INTO TOLD VALUES(1)\n");

        assertThatThrownBy(database::open)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("is gone but for its log")
                .hasMessageContaining("Restore");
        assertThat(kept(home)).hasSize(1);
    }

    @Test
    void saysWhatToDoWhereThePasswordIsNotTheDatabases(@TempDir Path home) throws Exception {
        EmbeddedDatabase database = new EmbeddedDatabase(home);
        execute(database, database.open(), "shutdown");
        Files.writeString(home.resolve("db/password"), "another");

        assertThatThrownBy(database::open)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining(home.resolve("db").toString())
                .hasMessageContaining("backup");
    }

    /** Commits a hundred rows and ends as a killed process does: without any clean-up. */
    static final class CommitsAndHalts {
        private CommitsAndHalts() {}

        public static void main(String[] arguments) throws SQLException {
            EmbeddedDatabase database = new EmbeddedDatabase(Path.of(arguments[0]));
            String password = database.open();
            execute(database, password, "create table told (id integer)");
            for (int id = 1; id <= 100; id++) {
                execute(database, password, "insert into told values (" + id + ")");
            }
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** The same in a database that was opened as HSQLDB opens it by itself. */
    static final class CommitsByDefaultAndHalts {
        private CommitsByDefaultAndHalts() {}

        public static void main(String[] arguments) throws SQLException {
            try (Connection connection = DriverManager.getConnection(byDefault(Path.of(arguments[0])), "SA", "");
                    Statement statement = connection.createStatement()) {
                for (int id = 1; id <= 100; id++) {
                    statement.execute("insert into told values (" + id + ")");
                }
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }

    private static void execute(EmbeddedDatabase database, String password, String... statements) throws SQLException {
        try (Connection connection = connection(database, password);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> query(EmbeddedDatabase database, String password, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connection(database, password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private static Connection connection(EmbeddedDatabase database, String password) throws SQLException {
        return DriverManager.getConnection(database.url(), EmbeddedDatabase.USER, password);
    }

    private static List<Path> kept(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("db"))) {
            return files.filter(file -> file.getFileName().toString().contains(".kept"))
                    .toList();
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
