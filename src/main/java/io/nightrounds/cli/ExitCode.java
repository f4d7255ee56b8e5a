package io.nightrounds.cli;

/** What the process tells its scheduler. The README says what to do on each. */
final class ExitCode {
    static final int DONE = 0;
    static final int DEFECT = 1;
    static final int USAGE = 2;
    static final int SOME_FAILED = 3;
    static final int IN_DOUBT = 4;
    static final int RESUMABLE = 5;
    static final int REFUSED = 6;
    static final int UPSTREAM_DOWN = 75;
    static final int CONFIGURATION = 78;

    private ExitCode() {}
}
