package io.nightrounds.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A copy of the database, as an embedded one in a folder of its own, to try things in. Deleted when closed. */
public final class DatabaseCopy implements AutoCloseable {
    /** What is put into the copy once it is open. */
    interface Filling {
        void into(DataSource copy);
    }

    private final Path home;
    private final Filling filling;

    private DatabaseCopy(Path home, Filling filling) {
        this.home = home;
        this.filling = filling;
    }

    /** Copies the files of a home. Its lock is held, and so the database is not open. */
    static DatabaseCopy of(HomeLock held, Path original) {
        Objects.requireNonNull(held);
        DatabaseCopy copy = filledLater(database -> {});
        try {
            Path to = copy.home.resolve("db");
            PrivateFiles.folder(to);
            for (Path file : list(original.resolve("db"))) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
            return copy;
        } catch (IOException e) {
            copy.close();
            throw refused(e);
        }
    }

    /** An empty one. */
    static DatabaseCopy filledLater(Filling filling) {
        try {
            return new DatabaseCopy(Files.createTempDirectory("nightrounds-plan"), filling);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private static DatabaseRefused refused(IOException cause) {
        return new DatabaseRefused(
                "The database cannot be copied for a plan: " + cause.getMessage()
                        + ". Is there room in the folder for temporary files?",
                cause);
    }

    /**
     * Puts into the copy, once its tables are made, what could not be copied as files.
     *
     * @param copy the data source of this copy
     * @throws DatabaseRefused where the original cannot be read
     */
    public void fill(DataSource copy) {
        filling.into(copy);
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
