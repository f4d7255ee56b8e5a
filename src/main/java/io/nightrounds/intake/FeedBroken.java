package io.nightrounds.intake;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An input that could not be read to its end, or did not stay as it was meanwhile: nobody knows whether all was seen.
 * Nothing has been synced or sent from it; resuming the run reads it from its start again.
 */
public final class FeedBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private FeedBroken(String message, @Nullable Exception cause) {
        super(message, cause);
    }

    static FeedBroken gone(FeedFile file) {
        return new FeedBroken(
                file + " vanished while it was read. Nothing was sent. Put it back, then resume: it is read"
                        + " from its start again.",
                null);
    }

    /** @param before its bytes as reading began */
    static FeedBroken changed(FeedFile file, long before, long now) {
        return new FeedBroken(
                file + " changed while it was read: it had " + before + " bytes and has " + now
                        + " now. Nothing was sent. Let the export finish, best under another name that is changed at its end, then"
                        + " resume: the file is read from its start again.",
                null);
    }

    static FeedBroken lost(FeedQuery query, long rows, SQLException cause) {
        return new FeedBroken(
                query + " broke off after " + rows + " rows ("
                        + SqlFailure.of(cause).words()
                        + "). Nothing was sent. Resume once the database answers: it is asked again, and read from its"
                        + " start.",
                cause);
    }

    static FeedBroken unreadable(FeedFile file, IOException cause) {
        return new FeedBroken(
                file + " can be read no further (" + cause.getMessage() + "). Nothing was sent. Look at the disk or the"
                        + " network it lies on, then resume.",
                cause);
    }
}
