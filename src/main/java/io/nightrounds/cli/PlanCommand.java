package io.nightrounds.cli;

import io.nightrounds.database.DatabaseCopy;
import io.nightrounds.dispatch.Outlook;
import io.nightrounds.job.NightEnded;
import io.nightrounds.job.Nights;
import io.nightrounds.job.RunRequest;
import io.nightrounds.job.RunStatus;
import io.nightrounds.job.Scope;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.Secrets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Show what a run would send, to whom and when, and why not. Writes nothing and sends nothing.")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    NightOptions options = new NightOptions();

    @Override
    public Integer call() {
        Screen screen = Screen.of(options.json);
        JobFile jobFile = JobFile.read(options.jobFile);
        Clock clock = options.clock.clock();
        RunRequest request = RunCommand.request(options, jobFile, clock, scope());
        Session.Setup setup = Session.Setup.plain().at(clock);
        try (DatabaseCopy copy = copy(setup)) {
            Session.Setup inTheCopy = setup.with(
                    NO_SECRETS, Map.of("nightrounds.home", copy.home().toString()));
            try (Session session = Session.open(inTheCopy)) {
                session.jobFile(jobFile);
                return plan(session, request, screen);
            }
        }
    }

    /** Nothing is sent, so no account is needed. */
    private static final Secrets NO_SECRETS = reference -> "unused";

    private static DatabaseCopy copy(Session.Setup setup) {
        try (Session session = Session.open(setup)) {
            return session.copyOfDatabase();
        }
    }

    private Scope scope() {
        return options.only == NightOptions.Only.REMIND ? Scope.REPLAN : Scope.PLAN;
    }

    private static int plan(Session session, RunRequest request, Screen screen) {
        NightEnded planned = session.get(Nights.class).run(request);
        if (planned.status() != RunStatus.COMPLETED) {
            return planned.failure()
                    .map(failure -> Failures.report(failure, screen))
                    .orElse(ExitCode.RESUMABLE);
        }
        PlanScreen plan = new PlanScreen(screen);
        Outlook outlook = session.get(Outlook.class);
        outlook.foresee(planned.run(), plan::add);
        plan.print(request.date(), outlook.suppressedByReason(planned.run()));
        return ExitCode.DONE;
    }
}
