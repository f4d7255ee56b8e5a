package io.nightrounds.job;

import org.springframework.batch.core.BatchStatus;

/** How far a run has come. */
public enum RunStatus {
    /** Every step ended. */
    COMPLETED,
    /** Stopped by a signal, between two items; can be resumed. */
    STOPPED,
    /** Stopped by a fault; can be resumed. */
    FAILED,
    /** Its process died, or it is running now. */
    STARTED;

    /** Whether there is something left that {@code resume} would do. */
    public boolean unfinished() {
        return this != COMPLETED;
    }

    static RunStatus of(BatchStatus status) {
        return switch (status) {
            case COMPLETED -> COMPLETED;
            case STOPPED -> STOPPED;
            case FAILED, ABANDONED, UNKNOWN -> FAILED;
            case STARTING, STARTED, STOPPING -> STARTED;
        };
    }
}
