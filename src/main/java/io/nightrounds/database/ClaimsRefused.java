package io.nightrounds.database;

/** Nothing more may be sent in this run, because a claim would not be safe. What was sent is kept; a resume goes on. */
public final class ClaimsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClaimsRefused(String message) {
        super(message);
    }

    ClaimsRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
