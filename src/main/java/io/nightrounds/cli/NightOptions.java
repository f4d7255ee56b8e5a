package io.nightrounds.cli;

import io.nightrounds.jobfile.JobFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code run} and {@code plan} are told alike. */
final class NightOptions {
    enum Only {
        SYNC,
        REMIND
    }

    @Parameters(paramLabel = "JOBFILE", description = "The job file, such as jobs/nightly.yaml.")
    Path jobFile = Path.of("");

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "The night; default: today in the job's zone.")
    @Nullable
    LocalDate date;

    @Mixin
    ClockOption clock = new ClockOption();

    @Option(
            names = "--only",
            paramLabel = "sync|remind",
            description = "Only a part: sync reads and syncs, remind plans and sends what was read before.")
    @Nullable
    Only only;

    @Option(names = "--sandbox", description = "Send to the built-in sandbox instead of the vendors.")
    boolean sandbox;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    LocalDate date(JobFile file, Clock clock) {
        return date == null ? LocalDate.now(clock.withZone(file.zone())) : date;
    }
}
