package io.nightrounds.job;

import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.stereotype.Component;

/** Starts and resumes runs. The caller holds the lock of the home, so a run found STARTED is a dead one. */
@Component
public final class Nights {
    private final JobOperator operator;
    private final Map<String, Job> jobs;
    private final Runs runs;
    private final RunningJob running;
    private final Recovery recovery;

    Nights(JobOperator operator, Map<String, Job> jobs, Runs runs, RunningJob running, Recovery recovery) {
        this.operator = operator;
        this.jobs = jobs;
        this.runs = runs;
        this.running = running;
        this.recovery = recovery;
    }

    /**
     * The unfinished run that {@link #run} would go on with, if there is one for this night. Spring Batch refuses to
     * restart what it believes to be running, so one whose process died is told to have failed.
     */
    public Optional<Run> recover(RunRequest request) {
        Optional<Run> unfinished = runs.lastOf(request).filter(request::goesOnWith);
        unfinished.map(runs::lastExecution).ifPresent(recovery::recover);
        return unfinished;
    }

    /**
     * Runs the night to its end: goes on with an unfinished run of it, and otherwise begins the next round, which
     * sends only what no earlier run has sent. A run that is held is gone on with only on request: the next round reads
     * what was mended. Blocks until the run ends.
     */
    public NightEnded run(RunRequest request) {
        long round = recover(request)
                .map(Run::round)
                .orElseGet(() -> runs.lastOf(request).map(Run::round).orElse(0L) + 1);
        runs.forgetUnbegun(request, round);
        return launch(request, round);
    }

    /** How far the running step has come; empty between steps and outside a run. Safe to ask from another thread. */
    public Optional<StepProgress> progress() {
        return running.progress();
    }

    private NightEnded launch(RunRequest request, long round) {
        Job job = jobs.values().stream()
                .filter(candidate -> candidate.getName().equals(request.scope().jobName()))
                .findFirst()
                .orElseThrow();
        try {
            JobExecution execution = operator.start(job, Parameters.of(request, round));
            return new NightEnded(execution.getJobInstanceId(), RunStatus.of(execution), failure(execution));
        } catch (JobExecutionException e) {
            throw new IllegalStateException("Spring Batch refused to start the run: " + e.getMessage(), e);
        }
    }

    /** A stop is no failure, though Spring Batch keeps it as one. */
    private static Optional<Throwable> failure(JobExecution execution) {
        RunStatus status = RunStatus.of(execution);
        return status == RunStatus.FAILED || status == RunStatus.HELD
                ? execution.getAllFailureExceptions().stream().findFirst()
                : Optional.empty();
    }
}
