package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.exit.Refusal;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.dispatch.doubt.Doubts;
import io.nightrounds.job.Run;
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

    @Mixin
    WorkersOption workers = new WorkersOption();

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    @Option(names = "--accept-forecast", description = "Send a run that is held as it is; it is kept who said so.")
    boolean acceptForecast;

    @Override
    public Integer call() {
        Screen screen = Screen.of(json);
        try (Session session = Session.open(workers.setup(clock.clock()))) {
            return unfinished(session.get(Runs.class), screen)
                    .map(last -> resume(session, last, screen))
                    .orElseGet(() -> nothingToResume(session, screen));
        }
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
        Optional<Run> successor = runs.successor(asked.get());
        if (successor.isPresent()) {
            screen.say("Nothing to resume: run " + asked.get().id() + " was held, and run "
                    + successor.get().id() + " came after it and took up what it had planned.");
            return Optional.empty();
        }
        return asked;
    }

    /** A run that died behind its last commit has told nobody what it left to decide. */
    private int nothingToResume(Session session, Screen screen) {
        if (json && session.get(Runs.class).last().isPresent()) {
            screen.data(new RunReports(session).of(run).toJson());
        }
        int doubts = session.get(Doubts.class).unsettled().size();
        if (doubts == 0) {
            return ExitCode.DONE;
        }
        screen.say(doubts + " messages are in doubt. 'nightrounds doubt list' shows them.");
        return ExitCode.IN_DOUBT;
    }

    private int resume(Session session, Run last, Screen screen) {
        workers.check(session, last.sandbox());
        JobFile jobFile = JobFile.read(last.jobFile());
        session.jobFile(jobFile);
        return new NightRun(session, screen)
                .run(last.request(jobFile.hash()).acceptedBy(acceptForecast ? Operator.name() : null));
    }
}
