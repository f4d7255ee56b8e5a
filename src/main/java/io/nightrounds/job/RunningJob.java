package io.nightrounds.job;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * The job that runs now, for whoever watches it or has to stop it. It depends on nothing, so it is there from the
 * start.
 */
@Component
public final class RunningJob implements JobExecutionListener {
    private volatile @Nullable JobExecution execution;
    private volatile @Nullable StepExecution elsewhere;
    private volatile boolean stopping;

    @Override
    public void beforeJob(JobExecution started) {
        execution = started;
        if (stopping) {
            stop(started);
        }
    }

    @Override
    public void afterJob(JobExecution finished) {
        execution = null;
    }

    /**
     * Asks the job to end at the next place where it can go on later; one that has not begun yet ends before its first
     * step. Ask again until it has ended: a step that is just being made does not hear the first call.
     */
    public void stop() {
        stopping = true;
        JobExecution running = execution;
        if (running != null) {
            stop(running);
        }
        StepExecution step = elsewhere;
        if (step != null) {
            step.setTerminateOnly();
        }
    }

    /**
     * Takes note of a step that is done here for a job that runs elsewhere, so that it can be stopped; null at its end.
     */
    public void worksFor(@Nullable StepExecution step) {
        elsewhere = step;
        if (step != null && stopping) {
            step.setTerminateOnly();
        }
    }

    /** Whether {@link #stop} was called, for what is done before the job begins. */
    public boolean stopping() {
        return stopping;
    }

    private static void stop(JobExecution running) {
        running.upgradeStatus(BatchStatus.STOPPING);
        List.copyOf(running.getStepExecutions()).forEach(StepExecution::setTerminateOnly);
    }

    /** Not of shares: they are done elsewhere, and what is known of them stands with the whole step. */
    Optional<StepProgress> progress() {
        JobExecution running = execution;
        return running == null
                ? Optional.empty()
                : List.copyOf(running.getStepExecutions()).stream()
                        .filter(step -> step.getStatus().isRunning() && !ShareName.is(step.getStepName()))
                        .map(RunningJob::progress)
                        .findFirst();
    }

    private static StepProgress progress(StepExecution step) {
        long total = step.getExecutionContext().getLong(StepProgress.TOTAL, -1);
        return new StepProgress(step.getStepName(), step.getWriteCount(), total);
    }
}
