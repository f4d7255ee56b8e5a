package io.nightrounds.partition;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Looks after the shares of one step while its run waits for them: it counts what they have done, passes a stop on, and
 * gives up where nobody has
 * worked on any of them for long. Without it a run would wait for ever for a worker that nobody starts.
 */
final class ShareWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShareWatch.class);
    private static final long PERIOD_MILLIS = 200;

    /** What a watch needs beside its shares. */
    record Terms(JobRepository repository, Leases leases, Clock clock, Duration patience) {}

    private final StepExecution whole;
    private final Set<Long> shares;
    private final Terms terms;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "shares");
        thread.setDaemon(true);
        return thread;
    });
    private boolean stopPassedOn;
    private Set<String> lastSeen = Set.of();
    private long progressAt = System.nanoTime();

    private ShareWatch(StepExecution whole, Collection<StepExecution> shares, Terms terms) {
        this.whole = whole;
        this.shares = shares.stream().map(StepExecution::getId).collect(Collectors.toSet());
        this.terms = terms;
    }

    static ShareWatch begin(StepExecution whole, Collection<StepExecution> shares, Terms terms) {
        ShareWatch watch = new ShareWatch(whole, shares, terms);
        watch.ticker.scheduleWithFixedDelay(watch::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    private void tick() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("The shares of {} could not be looked at; it is tried again.", whole.getStepName(), e);
        }
    }

    private void look() {
        List<StepExecution> found = found();
        whole.setWriteCount(
                found.stream().mapToLong(StepExecution::getWriteCount).sum());
        List<StepExecution> running =
                found.stream().filter(share -> share.getStatus().isRunning()).toList();
        if (whole.isTerminateOnly() && !stopPassedOn) {
            passStopOn();
            stopPassedOn = true;
        }
        if (stalled(running)) {
            terms.leases().end(shares);
            running.forEach(share -> end(share.getId(), BatchStatus.FAILED, given(share)));
        }
    }

    /** Each worker's step asks Batch's repository after every slice whether its job is to stop. */
    private void passStopOn() {
        JobExecution job = whole.getJobExecution();
        job.upgradeStatus(BatchStatus.STOPPING);
        terms.repository().update(job);
        terms.leases().endUntaken(shares).forEach(share -> end(share, BatchStatus.STOPPED, ExitStatus.STOPPED));
    }

    private List<StepExecution> found() {
        JobExecution job = terms.repository().getJobExecution(whole.getJobExecutionId());
        return job == null
                ? List.of()
                : job.getStepExecutions().stream()
                        .filter(share -> shares.contains(share.getId()))
                        .toList();
    }

    private boolean stalled(List<StepExecution> running) {
        Set<String> seen = running.stream()
                .map(share -> share.getId() + " " + share.getVersion())
                .collect(Collectors.toSet());
        if (!seen.equals(lastSeen)) {
            lastSeen = seen;
            progressAt = System.nanoTime();
        }
        return !running.isEmpty()
                && System.nanoTime() - progressAt > terms.patience().toNanos();
    }

    private ExitStatus given(StepExecution share) {
        return ExitStatus.FAILED.addExitDescription("No worker has worked on it for " + terms.patience()
                + ". Start one with 'nightrounds worker --broker …' and go on with 'nightrounds resume'; what was sent is on"
                + " record (share " + share.getId() + ").");
    }

    private void end(long execution, BatchStatus status, ExitStatus exit) {
        StepExecution share = terms.repository().getStepExecution(execution);
        if (share == null || !share.getStatus().isRunning()) {
            return;
        }
        share.setStatus(status);
        share.setExitStatus(exit);
        share.setEndTime(
                LocalDateTime.ofInstant(terms.clock().instant(), terms.clock().getZone()));
        try {
            terms.repository().update(share);
        } catch (OptimisticLockingFailureException e) {
            LOG.info("Share {} came to an end of its own", execution);
        }
    }

    /** Ends the watch, and takes its count of what was done back: Batch adds the shares' own counts up afterwards. */
    @Override
    public void close() {
        ticker.shutdown();
        try {
            if (!ticker.awaitTermination(10, TimeUnit.SECONDS)) {
                ticker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        whole.setWriteCount(0);
    }
}
