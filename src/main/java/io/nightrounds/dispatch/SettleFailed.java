package io.nightrounds.dispatch;

/** Answers arrived and could not be written. Their reminders stay claimed, and the next start finds them in doubt. */
public final class SettleFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettleFailed(int answers, Throwable cause) {
        super(
                answers + " answers could not be written to the database (" + cause.getMessage()
                        + "). Nothing more was sent. Mend the database, then use 'nightrounds resume'; 'nightrounds doubt"
                        + " list' will show these messages.",
                cause);
    }
}
