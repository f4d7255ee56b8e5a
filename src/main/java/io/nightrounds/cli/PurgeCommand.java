package io.nightrounds.cli;

import io.nightrounds.campaign.Recall;
import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.exit.Refusal;
import io.nightrounds.cli.screen.PurgeScreen;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.job.Run;
import io.nightrounds.job.RunStatus;
import io.nightrounds.job.Runs;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.retention.Expiry;
import io.nightrounds.retention.Purge;
import io.nightrounds.retention.Tally;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        description = "Delete visits, their reminders, patients and runs that are older than a period.")
final class PurgeCommand implements Callable<Integer> {
    @Option(names = "--older-than", required = true, paramLabel = "PERIOD", description = "In days, such as P90D.")
    String olderThan = "";

    @Option(
            names = "--job",
            paramLabel = "FILE",
            description = "A job file that runs here; may be repeated. Default: those of the runs there are.")
    List<Path> jobs = new ArrayList<>();

    @Option(names = "--dry-run", description = "Say what would be deleted, and delete nothing.")
    boolean dryRun;

    @Mixin
    ClockOption clock = new ClockOption();

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    @Override
    public Integer call() {
        Duration period = RetentionPeriod.parse(olderThan);
        Clock now = clock.clock();
        try (Session session = Session.open(Session.Setup.plain().at(now))) {
            List<Run> runs = session.get(Runs.class).newestFirst();
            Recall recall = recall(runs, period);
            PurgeScreen screen = new PurgeScreen(Screen.of(json), dryRun);
            List<Run> unfinished = unfinished(runs);
            Expiry expiry = expiry(now.instant(), period, recall, unfinished);
            screen.print(expiry.before(), tally(session.get(Purge.class), expiry));
            screen.sayWhatStays(unfinished, expiry.before());
        }
        return ExitCode.DONE;
    }

    private static Expiry expiry(Instant now, Duration period, Recall recall, List<Run> unfinished) {
        return new Expiry(
                now.minus(period),
                now.minus(recall.refusal()),
                new HashSet<>(unfinished.stream().map(Run::id).toList()));
    }

    private static List<Run> unfinished(List<Run> runs) {
        return runs.stream().filter(run -> Runs.canBeResumed(run, runs)).toList();
    }

    private Tally tally(Purge purge, Expiry expiry) {
        try {
            return dryRun ? purge.trial(expiry) : purge.of(expiry);
        } catch (DataAccessException | TransactionException e) {
            throw new Refusal(
                    ExitCode.RESUMABLE,
                    "The database failed midway: "
                            + NestedExceptionUtils.getMostSpecificCause(e).getMessage()
                            + ". What was deleted until then is gone whole, the rest is as it was. Mend it, then give"
                            + " the same command again.");
        }
    }

    /** Each job file is asked by itself, so that the one that needs the longer period is named. */
    private Recall recall(List<Run> runs, Duration period) {
        RetentionPeriod.require(period, Recall.LEAST, "every job");
        Recall all = Recall.LEAST;
        for (Path file : jobs.isEmpty() ? recorded(runs) : jobs) {
            Recall its = Recall.of(read(file));
            RetentionPeriod.require(period, its, "job file " + file);
            all = all.and(its);
        }
        return all;
    }

    /** Those of the last run of each job, and of runs that can be resumed. */
    private static Set<Path> recorded(List<Run> newestFirst) {
        Set<String> last = new HashSet<>();
        Set<Path> files = new LinkedHashSet<>();
        newestFirst.stream()
                .filter(run -> last.add(run.job()) || run.status() != RunStatus.COMPLETED)
                .forEach(run -> files.add(run.jobFile()));
        return files;
    }

    private JobFile read(Path file) {
        try {
            return JobFile.read(file);
        } catch (JobFileInvalid e) {
            throw new Refusal(
                    ExitCode.CONFIGURATION,
                    e.getMessage() + " It says how long a visit is needed"
                            + (jobs.isEmpty()
                                    ? "; a run here used it. If it is elsewhere now, name all job files with --job."
                                    : "."));
        }
    }
}
