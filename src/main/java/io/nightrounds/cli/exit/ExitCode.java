package io.nightrounds.cli.exit;

/** What the process tells its scheduler. The README says what to do on each. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int DEFECT = 1;
    public static final int USAGE = 2;
    public static final int SOME_FAILED = 3;
    public static final int IN_DOUBT = 4;
    public static final int RESUMABLE = 5;
    public static final int REFUSED = 6;
    public static final int UPSTREAM_DOWN = 75;
    public static final int CONFIGURATION = 78;

    private ExitCode() {}
}
