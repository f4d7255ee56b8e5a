package io.nightrounds.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes copies of the database that the settings name, and changes nothing in it or in its home. */
@Component
public final class DatabaseCopies {
    private final DatabaseProperties properties;
    private final Clock clock;

    DatabaseCopies(DatabaseProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A copy to try things in. The embedded database must not be in use meanwhile; a server is read as it was at one
     * moment, whoever works on it.
     *
     * @throws HomeBusy where another process has the embedded database
     * @throws DatabaseRefused where it cannot be read
     */
    public DatabaseCopy make() {
        Path home = properties.home();
        if (properties.database().url() != null) {
            return DatabaseCopy.filledLater(new ServerTables(properties.database()));
        }
        if (!Files.isDirectory(EmbeddedDatabase.folder(home))) {
            return DatabaseCopy.filledLater(database -> {});
        }
        try (HomeLock held = HomeLock.takeUnsaid(home, clock)) {
            return DatabaseCopy.of(held, home);
        }
    }
}
