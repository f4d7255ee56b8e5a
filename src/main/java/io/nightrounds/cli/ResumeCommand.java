package io.nightrounds.cli;

import io.nightrounds.job.Run;
import io.nightrounds.job.RunRequest;
import io.nightrounds.job.Runs;
import io.nightrounds.jobfile.JobFile;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Go on with an unfinished run; says first what it will send.")
final class ResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Its number; default: the last unfinished run.")
    @Nullable
    Long run;

    @Mixin
    ClockOption clock = new ClockOption();

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(json);
        Optional<Run> unfinished;
        try (Session session = Session.open(Session.Setup.plain())) {
            unfinished = unfinished(session.get(Runs.class), screen);
        }
        return unfinished.map(last -> resume(last, screen)).orElse(ExitCode.DONE);
    }

    private Optional<Run> unfinished(Runs runs, Screen screen) {
        Optional<Run> asked = run == null ? runs.lastUnfinished() : runs.find(run);
        if (run != null && asked.isEmpty()) {
            throw new Refusal(ExitCode.USAGE, "There is no run " + run + " here. 'nightrounds runs' lists them.");
        }
        if (asked.isEmpty() || !asked.get().status().unfinished()) {
            screen.say("Nothing to resume: 0 reminders would be sent.");
            return Optional.empty();
        }
        return asked;
    }

    /**
     * The sandbox must be there before the session that sends to it, so the run is looked up in one of its own; and looked
     * up again, as someone else may have finished it in between.
     */
    private int resume(Run last, Screen screen) {
        JobFile jobFile = JobFile.read(last.jobFile());
        RunRequest request = last.request(jobFile.hash());
        return NightRun.open(clock.clock(), last.sandbox(), session -> {
            if (unfinished(session.get(Runs.class), screen).isEmpty()) {
                return ExitCode.DONE;
            }
            session.jobFile(jobFile);
            return new NightRun(session, screen).run(request);
        });
    }
}
