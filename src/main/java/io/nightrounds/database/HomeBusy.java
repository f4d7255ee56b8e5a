package io.nightrounds.database;

import java.nio.file.Path;

/** Another process works in the same home folder, or on the same database. */
public final class HomeBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HomeBusy(String database, String holder) {
        super("Another run holds the database " + database + ": " + holder
                + ". Only one process may work on it. Wait for it to end.");
    }

    HomeBusy(Path home, String holder) {
        super("Another run holds " + home + ": " + holder
                + ". Only one process may work there. Wait for it to end, or set NIGHTROUNDS_HOME to another folder.");
    }
}
