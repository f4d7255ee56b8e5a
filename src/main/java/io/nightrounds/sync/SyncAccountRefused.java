package io.nightrounds.sync;

/**
 * AppointmentsSync refused the account itself, so that no batch of the practice can pass until someone mends it. The
 * step fails; what was known before is kept, and the run goes on from there when it is resumed.
 */
public final class SyncAccountRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String practice;

    SyncAccountRefused(String practice, String reason) {
        super("AppointmentsSync refused the account of practice '" + practice + "': " + reason
                + ". Correct baseUrl, applicationId, applicationPassword or accounts." + practice
                + ".accountId under providers.updox in the job file, then resume the run.");
        this.practice = practice;
    }

    /** The practice's key. */
    public String practice() {
        return practice;
    }
}
