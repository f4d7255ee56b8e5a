package io.nightrounds.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** The runs of this home, as Spring Batch's repository keeps them. A run's number is its job instance's. */
@Component
public final class Runs {
    private static final int MOST = 10_000;

    private final JobRepository repository;

    Runs(JobRepository repository) {
        this.repository = repository;
    }

    /** All runs, the newest first. */
    public List<Run> newestFirst() {
        List<Run> runs = new ArrayList<>();
        for (Scope scope : Scope.ofRuns()) {
            for (JobInstance instance : repository.getJobInstances(scope.jobName(), 0, MOST)) {
                lastExecution(instance).map(last -> run(scope, last)).ifPresent(runs::add);
            }
        }
        runs.sort(Comparator.comparingLong(Run::id).reversed());
        return runs;
    }

    public Optional<Run> find(long id) {
        return newestFirst().stream().filter(run -> run.id() == id).findFirst();
    }

    /** The run that was asked for last. */
    public Optional<Run> last() {
        return newestFirst().stream().findFirst();
    }

    /** The newest run that {@code resume} would go on with. */
    public Optional<Run> lastUnfinished() {
        return newestFirst().stream().filter(run -> run.status().unfinished()).findFirst();
    }

    Optional<Run> lastOf(RunRequest request) {
        return newestFirst().stream().filter(run -> run.sameNightAs(request)).findFirst();
    }

    JobExecution lastExecution(Run run) {
        JobInstance instance = repository.getJobInstance(run.id());
        return lastExecution(instance).orElseThrow();
    }

    private Optional<JobExecution> lastExecution(@Nullable JobInstance instance) {
        return instance == null ? Optional.empty() : Optional.ofNullable(repository.getLastJobExecution(instance));
    }

    private static Run run(Scope scope, JobExecution last) {
        JobParameters parameters = last.getJobParameters();
        RunStatus status = RunStatus.of(last.getStatus());
        return new Run(
                last.getJobInstanceId(),
                parameters.getString(Parameters.JOB),
                parameters.getString(Parameters.PRACTICES),
                parameters.getLocalDate(Parameters.DATE),
                scope,
                parameters.getLong(Parameters.ROUND),
                Path.of(parameters.getString(Parameters.JOB_FILE)),
                parameters.getString(Parameters.JOB_FILE_HASH),
                Boolean.parseBoolean(parameters.getString(Parameters.SANDBOX)),
                status,
                instant(last.getStartTime()),
                instant(last.getEndTime()),
                status == RunStatus.FAILED ? firstLine(last.getExitStatus().getExitDescription()) : null);
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(ZoneId.systemDefault()).toInstant();
    }

    private static String firstLine(String description) {
        return description.lines().findFirst().orElse("");
    }
}
