package io.nightrounds.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** The runs of this home, as Spring Batch's repository keeps them. A run's number is its job instance's. */
@Component
public final class Runs {
    private static final int MOST = 10_000;

    private static final Comparator<Run> NEWEST_FIRST =
            Comparator.comparingLong(Run::id).reversed();

    private final JobRepository repository;

    Runs(JobRepository repository) {
        this.repository = repository;
    }

    /** All runs, the newest first. */
    public List<Run> newestFirst() {
        return Scope.ofRuns().stream()
                .flatMap(scope -> newestFirst(scope, MOST))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    public Optional<Run> find(long id) {
        JobInstance instance = repository.getJobInstance(id);
        return Scope.ofRuns().stream()
                .filter(scope -> instance != null && scope.jobName().equals(instance.getJobName()))
                .findFirst()
                .flatMap(scope -> lastExecution(instance).map(last -> run(scope, last)));
    }

    /** The run that was asked for last. */
    public Optional<Run> last() {
        return Scope.ofRuns().stream().flatMap(scope -> newestFirst(scope, 1)).min(NEWEST_FIRST);
    }

    /** The newest run that {@code resume} would go on with. */
    public Optional<Run> lastUnfinished() {
        List<Run> runs = newestFirst();
        return runs.stream().filter(run -> canBeResumed(run, runs)).findFirst();
    }

    /** The run that took over what that one holds; empty where it is not held, or nothing came after it. */
    public Optional<Run> successor(Run held) {
        return successor(held, newestFirst());
    }

    /** The same, among runs that are at hand. */
    public static Optional<Run> successor(Run held, List<Run> newestFirst) {
        return newestFirst.stream()
                .filter(run -> held.status() == RunStatus.HELD && run.id() > held.id())
                .filter(run -> run.job().equals(held.job()) && run.scope() != Scope.SYNC)
                .findFirst();
    }

    /** Whether {@code resume} would go on with it, among runs that are at hand. */
    public static boolean canBeResumed(Run run, List<Run> newestFirst) {
        return run.status().unfinished() && successor(run, newestFirst).isEmpty();
    }

    /** The last round of that night, found by what identifies it: the years of other nights are not read. */
    Optional<Run> lastOf(RunRequest request) {
        Optional<Run> last = Optional.empty();
        for (Optional<Run> next = round(request, 1);
                next.isPresent();
                next = round(request, last.get().round() + 1)) {
            last = next;
        }
        return last;
    }

    private Optional<Run> round(RunRequest request, long round) {
        JobInstance instance = repository.getJobInstance(request.scope().jobName(), Parameters.of(request, round));
        return lastExecution(instance).map(execution -> run(request.scope(), execution));
    }

    /**
     * Takes back a round that was only named: Spring Batch writes its instance before its first execution, and neither
     * starts nor restarts what a kill left between the two.
     */
    void forgetUnbegun(RunRequest request, long round) {
        JobInstance instance = repository.getJobInstance(request.scope().jobName(), Parameters.of(request, round));
        if (instance != null && lastExecution(instance).isEmpty()) {
            repository.deleteJobInstance(instance);
        }
    }

    private Stream<Run> newestFirst(Scope scope, int most) {
        return repository.getJobInstances(scope.jobName(), 0, most).stream()
                .flatMap(instance -> lastExecution(instance).stream())
                .map(last -> run(scope, last));
    }

    /** The hash of the job file with which the run began; {@link Run#jobFileHash} is that of its last attempt. */
    public String firstJobFileHash(Run run) {
        JobInstance instance = Objects.requireNonNull(repository.getJobInstance(run.id()));
        return repository.getJobExecutions(instance).stream()
                .min(Comparator.comparingLong(JobExecution::getId))
                .map(first -> first.getJobParameters().getString(Parameters.JOB_FILE_HASH))
                .orElseThrow();
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
        RunStatus status = RunStatus.of(last);
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
                status == RunStatus.FAILED ? firstLine(last.getExitStatus().getExitDescription()) : null,
                status.unfinished() ? step(last) : null);
    }

    /** Of a step that was shared its own name, without the share's. */
    private static @Nullable String step(JobExecution last) {
        return last.getStepExecutions().stream()
                .max(Comparator.comparingLong(StepExecution::getId))
                .map(step -> ShareName.step(step.getStepName()))
                .orElse(null);
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(ZoneId.systemDefault()).toInstant();
    }

    private static String firstLine(String description) {
        return description.lines().findFirst().orElse("");
    }
}
