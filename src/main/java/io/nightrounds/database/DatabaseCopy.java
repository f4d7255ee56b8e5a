package io.nightrounds.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a home's embedded database in a folder of its own, to try things in. Deleted when closed. */
public final class DatabaseCopy implements AutoCloseable {
    private final Path home;

    private DatabaseCopy(Path home) {
        this.home = home;
    }

    /** Copies the files. The caller holds the home's lock, and the database is not open. */
    static DatabaseCopy of(Path original) {
        try {
            Path copy = Files.createTempDirectory("nightrounds-plan");
            Path from = original.resolve("db");
            Path to = copy.resolve("db");
            PrivateFiles.folder(to);
            if (Files.isDirectory(from)) {
                for (Path file : list(from)) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
            return new DatabaseCopy(copy);
        } catch (IOException e) {
            throw new DatabaseRefused(
                    "The database of " + original + " cannot be copied for a plan: " + e.getMessage()
                            + ". Is there room in the folder for temporary files?",
                    e);
        }
    }

    public Path home() {
        return home;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The copy of the database in " + home + " could not be deleted", e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
