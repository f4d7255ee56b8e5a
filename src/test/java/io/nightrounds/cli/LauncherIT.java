package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, where nobody has started the program yet. */
class LauncherIT {
    @Test
    void preparesAFastStartFarFromTheDatabaseOfRealNights(@TempDir Path folder) throws IOException {
        Path checkout = checkout(folder.resolve("checkout"));
        Path old = preparedBefore(checkout);
        NightDatabase real = NightDatabase.fresh(NightDatabase.Kind.POSTGRESQL, folder.resolve("home"));

        Program.Ended ended = Program.in(real.home())
                .launchedFrom(checkout)
                .with("NIGHTROUNDS_DATABASE_URL", real.url())
                .run("--version");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("Preparing a fast start");
        assertThat(old).doesNotExist();
        assertThat(prepared(checkout, "classes.jsa", "classes.aot")).hasSize(1);
        assertThat(prepared(checkout, "nightrounds.script"))
                .singleElement()
                .satisfies(script -> assertThat(script).content().contains("flyway_schema_history"));
        assertThat(tables(real)).isZero();

        assertLogsIntoTheHome(Program.in(folder.resolve("other")).launchedFrom(checkout), folder.resolve("other"));
    }

    /** With what the build worked out ahead, as without it: see decision 0026. */
    private static void assertLogsIntoTheHome(Program program, Path home) {
        Program.Ended ended = program.run("runs");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(home.resolve("logs/nightrounds.log")).exists();
    }

    private static Path preparedBefore(Path checkout) throws IOException {
        Path old = Files.createDirectories(checkout.resolve("target/start-1"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        return old;
    }

    /** What a clone holds after a build, as far as the launcher needs it. */
    private static Path checkout(Path checkout) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Files.createDirectories(checkout.resolve("jobs"));
        Files.createDirectories(checkout.resolve("target"));
        Files.createSymbolicLink(checkout.resolve("data"), here.resolve("data"));
        for (Path file : files(here.resolve("jobs"), "")) {
            Files.copy(file, checkout.resolve("jobs").resolve(file.getFileName()));
        }
        for (Path jar : files(here.resolve("target"), ".jar")) {
            Files.copy(jar, checkout.resolve("target").resolve(jar.getFileName()));
        }
        return checkout;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }

    private static List<Path> prepared(Path checkout, String... names) throws IOException {
        try (Stream<Path> files = Files.walk(checkout.resolve("target"))) {
            return files.filter(
                            file -> List.of(names).contains(file.getFileName().toString()))
                    .toList();
        }
    }

    private static long tables(NightDatabase database) {
        return database.read(statement -> {
            try (var row = statement.executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
