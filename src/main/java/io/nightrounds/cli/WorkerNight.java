package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.exit.Refusal;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.job.Run;
import io.nightrounds.jobfile.JobFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A worker's session in the service of runs of one job file; for another one it needs another session. */
final class WorkerNight {
    private final Session session;
    private final @Nullable Path here;
    private final Screen screen;
    private @Nullable JobFile prepared;
    private @Nullable Run refused;

    /** @param here where the job file stands on this machine; null where that is the run's own path */
    WorkerNight(Session session, @Nullable Path here, Screen screen) {
        this.session = session;
        this.here = here;
        this.screen = screen;
    }

    /**
     * Reads the run's job file and looks whether all its accounts are complete here.
     *
     * @throws Refusal where the file on this machine is another one than the run's
     */
    void prepare(Run run) {
        Path path = here == null ? run.jobFile() : here;
        JobFile file = JobFile.read(path);
        if (!file.hash().equals(run.jobFileHash())) {
            throw new Refusal(
                    ExitCode.CONFIGURATION,
                    "The job file " + path + " on this machine is not the one that run " + run.id()
                            + " was started with, and a worker must not send by other rules. Deploy the same file on"
                            + " every machine, then start the worker again; the share was given to the others.");
        }
        session.jobFile(file);
        new Accounts(session).check(run.scope());
        prepared = file;
        screen.say("Working for run " + run.id() + " of " + run.job() + ", " + run.date() + ".");
    }

    /** Whether this session can do shares of that run; the first run decides which ones it can. */
    boolean readyFor(Run run) {
        if (prepared == null) {
            prepare(run);
        }
        boolean same = prepared != null
                && prepared.hash().equals(run.jobFileHash())
                && (here != null || prepared.path().equals(run.jobFile()));
        refused = same ? null : run;
        return same;
    }

    /** The run that it was not ready for. */
    Optional<Run> refused() {
        return Optional.ofNullable(refused);
    }
}
