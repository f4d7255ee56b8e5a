package io.nightrounds.job;

import io.nightrounds.retention.Kind;
import io.nightrounds.retention.KnownRun;
import io.nightrounds.retention.RunCatalog;
import io.nightrounds.retention.RunRecords;
import io.nightrounds.retention.Tally;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** What a purge deletes of Spring Batch's tables, through its repository, which knows the order of its own. */
@Component
class JobRecords implements RunRecords, RunCatalog {
    private final Runs runs;
    private final JobRepository repository;

    JobRecords(Runs runs, JobRepository repository) {
        this.runs = runs;
        this.repository = repository;
    }

    /** Kept are what can be resumed, and of each job and scope the last run and the last that was completed. */
    @Override
    public List<KnownRun> runs() {
        List<Run> newestFirst = runs.newestFirst();
        Set<String> last = new HashSet<>();
        return newestFirst.stream().map(run -> known(run, newestFirst, last)).toList();
    }

    @Override
    public void delete(KnownRun run, Tally tally) {
        JobInstance instance = repository.getJobInstance(run.number());
        if (instance != null) {
            repository.deleteJobInstance(instance);
            tally.add(Kind.RUNS, 1);
        }
    }

    private static KnownRun known(Run run, List<Run> newestFirst, Set<String> last) {
        String job = run.job() + "|" + run.scope();
        boolean isLast = last.add(job);
        boolean isLastCompleted = run.status() == RunStatus.COMPLETED && last.add(job + "|completed");
        return new KnownRun(
                run.id(),
                run.job(),
                run.date(),
                job + "|" + run.practices() + "|" + run.date(),
                isLast || isLastCompleted || Runs.canBeResumed(run, newestFirst));
    }
}
