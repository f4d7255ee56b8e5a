package io.nightrounds.job;

import java.util.List;

/** Which part of a night a run does, and the name of the job that does it. */
public enum Scope {
    /** All of it: read, sync, plan, dispatch, report. */
    NIGHT("run-night"),
    /** Read and sync only ({@code --only sync}). */
    SYNC("sync-night"),
    /** Plan and dispatch what was read before ({@code --only remind}). */
    REMIND("remind-night"),
    /** Read and plan in a copy of the database, for a look ahead; never a run of its own. */
    PLAN("plan-night"),
    /** Plan in a copy of the database what was read before ({@code --only remind}). */
    REPLAN("replan-night");

    private final String jobName;

    Scope(String jobName) {
        this.jobName = jobName;
    }

    String jobName() {
        return jobName;
    }

    static List<Scope> ofRuns() {
        return List.of(NIGHT, SYNC, REMIND);
    }
}
