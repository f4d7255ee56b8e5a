package io.nightrounds.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * What a scheduler asks for. Job, practices, date and scope identify the run; the job file's place and hash are kept
 * with it so that a relaunch finds the file and notices a change.
 *
 * @param sandbox whether it sends to the built-in sandbox instead of the vendors
 */
public record RunRequest(
        String job, String practices, LocalDate date, Scope scope, Path jobFile, String jobFileHash, boolean sandbox) {

    /** The identifying form of a set of practices: sorted, so that the job file's order does not matter. */
    public static String practices(Collection<String> keys) {
        return keys.stream().sorted().collect(Collectors.joining(","));
    }
}
