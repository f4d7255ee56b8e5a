package io.nightrounds.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job for one night, as the database knows it.
 *
 * @param id the run's number, by which commands name it
 * @param round 1 for a night's first run; a later request for a night that was completed begins the next round
 * @param started when it was started last, on the machine's clock; null before that
 * @param failure why it stopped, in one line; null where it did not fail or is held
 * @param step the step in which it stopped; null where it ended, or stopped before the first one
 */
public record Run(
        long id,
        String job,
        String practices,
        LocalDate date,
        Scope scope,
        long round,
        Path jobFile,
        String jobFileHash,
        boolean sandbox,
        RunStatus status,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable String failure,
        @Nullable String step) {

    /** The request that goes on with this run, with the job file as it is now. */
    public RunRequest request(String jobFileHashNow) {
        return new RunRequest(job, practices, date, scope, jobFile, jobFileHashNow, sandbox).withHeldAsItIs();
    }
}
