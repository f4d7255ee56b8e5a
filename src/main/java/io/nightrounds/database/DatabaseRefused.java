package io.nightrounds.database;

/** The database, or the folder it lives in, must not be used as it is. The message says why and what to do. */
public final class DatabaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseRefused(String message) {
        super(message);
    }

    DatabaseRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
