package io.nightrounds.job;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/** How far a run has come. */
public enum RunStatus {
    /** Every step ended. */
    COMPLETED,
    /** Stopped by a signal, between two items; can be resumed. */
    STOPPED,
    /** Stopped by a fault; can be resumed. */
    FAILED,
    /** Planned, and not sent, because its forecast was out of bounds. */
    HELD,
    /** Its process died, or it is running now. */
    STARTED;

    /** Whether there is something left that {@code resume} would do. */
    public boolean unfinished() {
        return this != COMPLETED;
    }

    /** For Spring Batch a run that is held has failed; it is told by the exit code of the step that holds it. */
    static RunStatus of(JobExecution execution) {
        RunStatus status = of(execution.getStatus());
        boolean held = HELD.name().equals(execution.getExitStatus().getExitCode());
        return status == FAILED && held ? HELD : status;
    }

    private static RunStatus of(BatchStatus status) {
        return switch (status) {
            case COMPLETED -> COMPLETED;
            case STOPPED -> STOPPED;
            case FAILED, ABANDONED, UNKNOWN -> FAILED;
            case STARTING, STARTED, STOPPING -> STARTED;
        };
    }
}
