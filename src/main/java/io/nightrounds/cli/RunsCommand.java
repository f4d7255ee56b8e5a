package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.screen.GoOn;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.job.Run;
import io.nightrounds.job.RunStatus;
import io.nightrounds.job.Runs;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "runs", mixinStandardHelpOptions = true, description = "List the runs, the newest first.")
final class RunsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print a JSON array.")
    boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(json);
        try (Session session = Session.open(Session.Setup.plain())) {
            List<Run> runs = session.get(Runs.class).newestFirst();
            if (json) {
                screen.data(JsonMapper.builder().build().writeValueAsString(runs));
            } else {
                runs.forEach(run -> screen.data(line(run)));
                runs.stream()
                        .filter(run -> Runs.canBeResumed(run, runs))
                        .forEach(run -> screen.say("Run " + run.id() + " is "
                                + (run.status() == RunStatus.HELD ? "held. " : "unfinished. ")
                                + GoOn.with(run)));
                if (runs.isEmpty()) {
                    screen.say("No run yet. Begin with: nightrounds run jobs/nightly.yaml --sandbox");
                }
            }
        }
        return ExitCode.DONE;
    }

    private static String line(Run run) {
        return String.format(
                "%6d  %-20s %s  %-6s %-9s %s%s%s",
                run.id(),
                run.job(),
                run.date(),
                run.scope().name().toLowerCase(java.util.Locale.ROOT),
                run.status(),
                run.started() == null ? "" : run.started(),
                run.step() == null ? "" : "  in " + run.step(),
                run.sandbox() ? "  (sandbox)" : "");
    }
}
