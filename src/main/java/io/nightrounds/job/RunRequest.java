package io.nightrounds.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a scheduler asks for. Job, practices, date and scope identify the run; the job file's place and hash are kept
 * with it so that a relaunch finds the file and notices a change.
 *
 * @param sandbox whether it sends to the built-in sandbox instead of the vendors
 * @param heldAsItIs whether a run that is held is gone on with as it was read; otherwise the night is read anew
 * @param acceptedBy who says that a forecast out of bounds is right; null where nobody does
 */
public record RunRequest(
        String job,
        String practices,
        LocalDate date,
        Scope scope,
        Path jobFile,
        String jobFileHash,
        boolean sandbox,
        boolean heldAsItIs,
        @Nullable String acceptedBy) {

    public RunRequest(
            String job, String practices, LocalDate date, Scope scope, Path jobFile, String hash, boolean sandbox) {
        this(job, practices, date, scope, jobFile, hash, sandbox, false, null);
    }

    /** The same request by someone who accepts whatever its forecast says. */
    public RunRequest acceptedBy(@Nullable String operator) {
        return new RunRequest(job, practices, date, scope, jobFile, jobFileHash, sandbox, heldAsItIs, operator);
    }

    RunRequest withHeldAsItIs() {
        return new RunRequest(job, practices, date, scope, jobFile, jobFileHash, sandbox, true, acceptedBy);
    }

    boolean goesOnWith(Run run) {
        return run.status() == RunStatus.HELD ? heldAsItIs : run.status().unfinished();
    }

    /** The identifying form of a set of practices: sorted, so that the job file's order does not matter. */
    public static String practices(Collection<String> keys) {
        return keys.stream().sorted().collect(Collectors.joining(","));
    }
}
