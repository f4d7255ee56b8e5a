package io.nightrounds.partition;

import io.nightrounds.job.ShareName;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Divides a step into shares, anew with each start of the run: what is left to do stands in rows, not in how it was
 * divided the last time, which may have been among more machines.
 */
record Split(SharedStep shared, int workers, Buckets buckets, Leases leases, JobRepository repository)
        implements StepExecutionSplitter {
    @Override
    public String getStepName() {
        return shared.step();
    }

    @Override
    public Set<StepExecution> split(StepExecution whole, int gridSize) {
        int shares = buckets.deal(Math.min(workers, shared.mostShares()));
        shared.prepare(whole);
        Set<StepExecution> split = new LinkedHashSet<>();
        for (int bucket = 0; bucket < shares; bucket++) {
            split.add(opened(whole, new Share(bucket, shares)));
        }
        return split;
    }

    private StepExecution opened(StepExecution whole, Share share) {
        String name = ShareName.of(shared.step(), share.bucket() + 1);
        StepExecution execution = repository.createStepExecution(name, whole.getJobExecution());
        execution.setExecutionContext(share.context());
        repository.updateExecutionContext(execution);
        leases.open(execution.getId(), whole.getJobExecution().getJobInstanceId());
        return execution;
    }
}
