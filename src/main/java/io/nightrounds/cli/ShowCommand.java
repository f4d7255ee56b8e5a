package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.screen.GoOn;
import io.nightrounds.cli.screen.ReportScreen;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.report.RunReport;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", mixinStandardHelpOptions = true, description = "Show the books of a run.")
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Its number; default: the last run.")
    @Nullable
    Long run;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    @Override
    public Integer call() {
        try (Session session = Session.open(Session.Setup.plain())) {
            RunReport report = new RunReports(session).of(run);
            Screen screen = Screen.of(json);
            new ReportScreen(screen).print(report);
            if (!report.facts().finished()) {
                screen.say(GoOn.with(report.facts().run(), report.facts().held()));
            }
        }
        return ExitCode.DONE;
    }
}
