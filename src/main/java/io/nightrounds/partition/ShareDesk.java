package io.nightrounds.partition;

import io.nightrounds.job.Run;
import io.nightrounds.job.RunningJob;
import io.nightrounds.job.Runs;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.batch.integration.partition.StepExecutionRequestHandler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Does one share that was asked for: takes it, has its step executed here, and says whether it is off the table. */
@Component
@ConditionalOnProperty("nightrounds.worker")
class ShareDesk {
    private final JobRepository repository;
    private final Runs runs;
    private final Taking taking;
    private final RunningJob running;
    private final StepExecutionRequestHandler handler = new StepExecutionRequestHandler();

    ShareDesk(JobRepository repository, Runs runs, Taking taking, RunningJob running, WorkerSteps steps) {
        this.repository = repository;
        this.runs = runs;
        this.taking = taking;
        this.running = running;
        handler.setJobRepository(repository);
        handler.setStepLocator(name -> stoppable(steps.get(name)));
    }

    /** The run that a request belongs to; empty where its share has ended, or is not of this database. */
    Optional<Run> runOf(StepExecutionRequest request) {
        StepExecution share = open(request);
        return share == null
                ? Optional.empty()
                : runs.find(share.getJobExecution().getJobInstanceId());
    }

    /** @return false where the share was left open and is still to be done, by whoever takes it next */
    boolean work(StepExecutionRequest request) {
        StepExecution share = open(request);
        if (share == null || !taking.take(share)) {
            return true;
        }
        boolean ours = true;
        try {
            handler.handle(request);
        } finally {
            ours = taking.release();
        }
        return !ours || open(request) == null;
    }

    private @Nullable StepExecution open(StepExecutionRequest request) {
        StepExecution share = repository.getStepExecution(request.getStepExecutionId());
        return share != null && share.getStatus().isRunning() ? share : null;
    }

    private Step stoppable(Step step) {
        return new Step() {
            @Override
            public String getName() {
                return step.getName();
            }

            @Override
            public void execute(StepExecution share) throws JobInterruptedException {
                running.worksFor(share);
                try {
                    step.execute(share);
                } finally {
                    running.worksFor(null);
                }
            }
        };
    }
}
