package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.exit.Refusal;
import io.nightrounds.dispatch.doubt.Leftovers;
import io.nightrounds.job.Run;
import io.nightrounds.job.RunStatus;
import io.nightrounds.job.Runs;
import io.nightrounds.report.ReportStore;
import io.nightrounds.report.RunBooks;
import io.nightrounds.report.RunFacts;
import io.nightrounds.report.RunReport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the report of a run: the kept one of a run that is finished or held, the books as they stand of an unfinished
 * one.
 */
record RunReports(Session session) {
    RunReport of(@Nullable Long number) {
        Run run = run(number);
        session.get(Leftovers.class).doubt();
        Optional<RunReport> kept = run.status() == RunStatus.COMPLETED || run.status() == RunStatus.HELD
                ? session.get(ReportStore.class).find(run.id())
                : Optional.empty();
        return kept.orElseGet(() -> session.get(RunBooks.class)
                .of(new RunFacts(run.id(), run.job(), run.date(), run.status().name(), exitCode(run.status()))));
    }

    private static int exitCode(RunStatus status) {
        return status == RunStatus.HELD ? ExitCode.REFUSED : ExitCode.RESUMABLE;
    }

    private Run run(@Nullable Long number) {
        Runs runs = session.get(Runs.class);
        Optional<Run> found = number == null ? runs.last() : runs.find(number);
        return found.orElseThrow(() -> new Refusal(
                ExitCode.USAGE,
                number == null
                        ? "There is no run yet. Begin with: nightrounds run JOBFILE"
                        : "There is no run " + number + " here. 'nightrounds runs' lists them."));
    }
}
