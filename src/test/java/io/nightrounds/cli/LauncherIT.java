package io.nightrounds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.testkit.NightDatabase;
import io.nightrounds.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, where nobody has started the program yet. */
class LauncherIT {
    @Test
    void preparesAFastStartFarFromTheDatabaseOfRealNights(@TempDir Path folder) throws IOException {
        Path checkout = checkout(folder.resolve("checkout"));
        NightDatabase real = NightDatabase.fresh(NightDatabase.Kind.POSTGRESQL, folder.resolve("home"));

        Program.Ended ended = Program.in(real.home())
                .launchedFrom(checkout)
                .with("NIGHTROUNDS_DATABASE_URL", real.url())
                .run("--version");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("Preparing a fast start");
        assertThat(archives(checkout)).hasSize(1);
        assertThat(tables(real)).isZero();
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

    private static List<Path> archives(Path checkout) throws IOException {
        try (Stream<Path> files = Files.walk(checkout.resolve("target"))) {
            return files.filter(file -> file.endsWith("classes.jsa")).toList();
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
