package io.nightrounds.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stops a running job cleanly when the process is asked to end. It is the first to be stopped of all beans (highest
 * phase), because the steps still need the database to settle what is in flight.
 */
@Component
class RunningJob implements JobExecutionListener, SmartLifecycle {
    /** A send's read time-out and what it takes to settle it; Spring's shutdown phase is set to a little more. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable JobExecution execution;

    @Override
    public void beforeJob(JobExecution started) {
        execution = started;
    }

    @Override
    public void afterJob(JobExecution finished) {
        execution = null;
        ended.countDown();
    }

    @Override
    public void stop() {
        JobExecution running = execution;
        if (running == null) {
            return;
        }
        running.upgradeStatus(BatchStatus.STOPPING);
        running.getStepExecutions().forEach(StepExecution::setTerminateOnly);
        try {
            ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Optional<StepProgress> progress() {
        JobExecution running = execution;
        return running == null
                ? Optional.empty()
                : List.copyOf(running.getStepExecutions()).stream()
                        .filter(step -> step.getStatus().isRunning())
                        .map(RunningJob::progress)
                        .findFirst();
    }

    private static StepProgress progress(StepExecution step) {
        long total = step.getExecutionContext().getLong(StepProgress.TOTAL, -1);
        return new StepProgress(step.getStepName(), step.getWriteCount(), total);
    }

    @Override
    public void start() {}

    @Override
    public boolean isRunning() {
        return execution != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
