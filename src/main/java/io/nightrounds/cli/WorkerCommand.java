package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.job.Run;
import io.nightrounds.partition.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description = {
            "Do shares of the sync and the sending for runs that were started with --workers, until stopped.",
            "It uses the run's database, its own home (NIGHTROUNDS_HOME), the secrets of its own environment, and the"
                    + " run's job file, which must be the same file on this machine."
        })
final class WorkerCommand implements Callable<Integer> {
    @Mixin
    BrokerOption broker = new BrokerOption();

    @Option(
            names = "--job-file",
            paramLabel = "JOBFILE",
            description = "Where the job file stands on this machine; default: the path that the run was given.")
    @Nullable
    Path jobFile;

    @Option(
            names = "--until-idle",
            paramLabel = "SECONDS",
            description = "End with 0 when nothing was asked for so long; default: run until stopped.")
    @Nullable
    Long untilIdle;

    @Mixin
    ClockOption clock = new ClockOption();

    @Override
    public Integer call() {
        Screen screen = Screen.of(false);
        Optional<Run> next = Optional.empty();
        do {
            try (Session session = Session.join(setup())) {
                WorkerNight night = new WorkerNight(session, jobFile, screen);
                next.ifPresent(night::prepare);
                next = work(session, night);
            }
        } while (next.isPresent());
        return ExitCode.DONE;
    }

    /** @return the run whose job file is another than this session's, if that is why it ended */
    private Optional<Run> work(Session session, WorkerNight night) {
        Worker.Ended ended = session.get(Worker.class)
                .work(night::readyFor, Optional.ofNullable(untilIdle).map(Duration::ofSeconds));
        return ended == Worker.Ended.NOT_READY ? night.refused() : Optional.empty();
    }

    private Session.Setup setup() {
        Map<String, Object> settings = new HashMap<>(broker.settings());
        settings.put("nightrounds.worker", "true");
        return Session.Setup.plain().at(clock.clock()).with(settings);
    }
}
