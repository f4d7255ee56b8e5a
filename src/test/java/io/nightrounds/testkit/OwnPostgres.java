package io.nightrounds.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL of one test's own, which the test may crash and start again on the same port and data. */
public final class OwnPostgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private OwnPostgres(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
        this.port = server.getPort();
    }

    public static OwnPostgres in(Path data) {
        return new OwnPostgres(data, start(data, 0));
    }

    private static EmbeddedPostgres start(Path data, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("fsync", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres&password=postgres";
    }

    /**
     * Ends it at once, as {@code pg_ctl stop -m immediate} does: every connection breaks, and it must recover later.
     */
    public void crash() {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
            new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(process -> process.onExit().join());
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public void startAgain() {
        server = start(data, port);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
