package io.nightrounds.job;

import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/**
 * Tells Spring Batch that a run which it holds for running, or of which it does not know how it ended, has failed. It
 * restarts neither; ours can be restarted, because every step goes on from its rows. Its own recovery leaves the second
 * kind alone, and each run may be recovered by it only once.
 */
@Component
class Recovery {
    private final JobRepository repository;
    private final Clock clock;

    Recovery(JobRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** The caller holds the lock of the database, so whatever that execution says, nobody runs it. */
    void recover(JobExecution execution) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), clock.getZone());
        execution.getStepExecutions().stream()
                .filter(step -> open(step.getStatus()))
                .forEach(step -> {
                    step.setStatus(BatchStatus.FAILED);
                    step.setEndTime(now);
                    repository.update(step);
                });
        if (open(execution.getStatus())) {
            execution.setStatus(BatchStatus.FAILED);
            execution.setEndTime(now);
            repository.update(execution);
        }
    }

    private static boolean open(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }
}
