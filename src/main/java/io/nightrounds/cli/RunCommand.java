package io.nightrounds.cli;

import io.nightrounds.cli.screen.Screen;
import io.nightrounds.job.RunRequest;
import io.nightrounds.job.Scope;
import io.nightrounds.jobfile.JobFile;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run a night: read, sync, plan, send, report. What was sent before is never sent again.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    NightOptions options = new NightOptions();

    @Mixin
    WorkersOption workers = new WorkersOption();

    @Option(
            names = "--accept-forecast",
            description = "Send even if the night is not like the nights before it; it is kept who said so.")
    boolean acceptForecast;

    @Override
    public Integer call() {
        Screen screen = Screen.of(options.json);
        JobFile jobFile = JobFile.read(options.jobFile);
        Clock clock = options.clock.clock();
        RunRequest request = request(options, jobFile, clock, scope(options.only))
                .acceptedBy(acceptForecast ? Operator.name() : null);
        try (Session session = Session.open(workers.setup(clock))) {
            workers.check(session, options.sandbox);
            session.jobFile(jobFile);
            return new NightRun(session, screen).run(request);
        }
    }

    static RunRequest request(NightOptions options, JobFile jobFile, Clock clock, Scope scope) {
        return new RunRequest(
                jobFile.name(),
                RunRequest.practices(jobFile.keys("practices")),
                options.date(jobFile, clock),
                scope,
                jobFile.path().toAbsolutePath().normalize(),
                jobFile.hash(),
                options.sandbox);
    }

    private static Scope scope(NightOptions.@Nullable Only only) {
        if (only == null) {
            return Scope.NIGHT;
        }
        return only == NightOptions.Only.SYNC ? Scope.SYNC : Scope.REMIND;
    }
}
