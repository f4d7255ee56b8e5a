package io.nightrounds.intake;

import java.sql.SQLException;

/** A database that could not be reached when it was to be read: nothing was read, changed or sent. */
public final class FeedUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FeedUnreachable(FeedQuery query, SQLException cause) {
        super(
                query + " cannot be asked: the database is not there now ("
                        + SqlFailure.of(cause).words()
                        + "). Nothing was sent. Start again once it answers; look at its address under databases: in"
                        + " the job file, and at the network, if it does.",
                cause);
    }
}
