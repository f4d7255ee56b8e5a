package io.nightrounds.intake;

/**
 * An input that cannot be used as a whole, found before anything was changed. The message names the file, the rule and
 * the remedy.
 */
public final class FeedRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean configuration;

    private FeedRefused(boolean configuration, String message) {
        super(message);
        this.configuration = configuration;
    }

    static FeedRefused unusable(String message) {
        return new FeedRefused(true, message);
    }

    static FeedRefused missing(FeedFile file) {
        return unusable(file + " is not there. Check the path under intake: in the job file.");
    }

    static FeedRefused untrusted(String message) {
        return new FeedRefused(false, message);
    }

    /**
     * Whether the job file or the export must be mended (no such file, a column missing, not text). Otherwise the file
     * is as agreed and still not to be trusted, as one without any row.
     */
    public boolean configuration() {
        return configuration;
    }
}
