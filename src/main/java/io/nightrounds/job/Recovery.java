package io.nightrounds.job;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Objects;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Tells Spring Batch that a run which it holds for running, or of which it does not know how it ended, has failed. It
 * restarts neither; ours can be restarted, because every step goes on from its rows. Its own recovery leaves the second
 * kind alone, and each run may be recovered by it only once.
 */
@Component
class Recovery {
    private static final int TRIES = 10;

    private final JobRepository repository;
    private final Clock clock;

    Recovery(JobRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * The caller holds the lock of the database, so whatever that execution says, nobody runs it. A worker of it that
     * does not know this yet may write to the same row once more; then its next write is the one that is refused.
     */
    void recover(JobExecution execution) {
        for (int tries = 1; ; tries++) {
            try {
                giveUp(Objects.requireNonNull(repository.getJobExecution(execution.getId())));
                return;
            } catch (OptimisticLockingFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private void giveUp(JobExecution execution) {
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
