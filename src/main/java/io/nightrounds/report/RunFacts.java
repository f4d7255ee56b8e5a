package io.nightrounds.report;

import java.time.LocalDate;

/**
 * What the caller knows of a run before its books are opened.
 *
 * @param run the run's number: the number of its job instance, so that a resumed run keeps it
 * @param date the night it worked for, in the job's zone
 * @param status how the run stands, in Spring Batch's words, such as {@code COMPLETED}, or {@code HELD}
 * @param exitCode what the command line answers for it
 */
public record RunFacts(long run, String job, LocalDate date, String status, int exitCode) {
    private static final String COMPLETED = "COMPLETED";
    private static final String HELD = "HELD";

    /** A run that came to its last step; the exit code follows from its books, see {@link RunReport#settled()}. */
    public static RunFacts completed(long run, String job, LocalDate date) {
        return new RunFacts(run, job, date, COMPLETED, 0);
    }

    /** Whether its books are closed; those of any other run are open and have no verdict. */
    public boolean finished() {
        return status.equals(COMPLETED);
    }

    /** Whether it was stopped before anything was sent, because its forecast was out of bounds. */
    public boolean held() {
        return status.equals(HELD);
    }

    RunFacts withExitCode(int code) {
        return new RunFacts(run, job, date, status, code);
    }
}
