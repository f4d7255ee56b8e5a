package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.exit.Failures;
import io.nightrounds.cli.screen.PlanScreen;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.database.DatabaseCopy;
import io.nightrounds.forecast.Forecast;
import io.nightrounds.forecast.ForecastLedger;
import io.nightrounds.forecast.Forecaster;
import io.nightrounds.forecast.Forecaster.Subject;
import io.nightrounds.job.NightEnded;
import io.nightrounds.job.Nights;
import io.nightrounds.job.RunRequest;
import io.nightrounds.job.RunStatus;
import io.nightrounds.job.Scope;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.Secrets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Show what a run would send, to whom, when and at what cost, why not, and what has changed since the"
                        + " last run. Writes nothing and sends nothing.")
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
        try (DatabaseCopy copy = Session.copyOfDatabase(setup);
                Session session = Session.open(setup.with(NO_SECRETS, settings(copy)))) {
            session.jobFile(jobFile);
            copy.fill(Objects.requireNonNull(session.get(JdbcTemplate.class).getDataSource()));
            return plan(session, request, PlanScreen.on(screen, clock));
        }
    }

    /** Nothing is sent, so no account is needed. */
    private static final Secrets NO_SECRETS = reference -> "unused";

    /** The copy is an embedded database, whatever the original is. */
    private static Map<String, Object> settings(DatabaseCopy copy) {
        return Map.of("nightrounds.home", copy.home().toString(), "nightrounds.database.url", "");
    }

    private Scope scope() {
        return options.only == NightOptions.Only.REMIND ? Scope.REPLAN : Scope.PLAN;
    }

    private static int plan(Session session, RunRequest request, PlanScreen plan) {
        NightEnded planned = session.get(Nights.class).run(request);
        if (planned.status() != RunStatus.COMPLETED) {
            return planned.failure()
                    .map(failure -> Failures.report(failure, plan.screen()))
                    .orElse(ExitCode.RESUMABLE);
        }
        Subject subject = new Subject(planned.run(), request.job(), request.date(), true);
        plan.begin(request);
        Forecast forecast = session.get(Forecaster.class).foresee(subject, plan::add);
        plan.end(forecast, session.get(ForecastLedger.class).before(planned.run(), request.job()));
        return ExitCode.DONE;
    }
}
