package io.nightrounds.jobfile;

/** A secret that the job file refers to and that nobody has set. */
public final class SecretMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SecretMissing(String message) {
        super(message);
    }
}
