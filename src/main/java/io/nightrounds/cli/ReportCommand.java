package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.report.ReportFiles;
import io.nightrounds.report.ReportPaths;
import io.nightrounds.report.RunReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "report", mixinStandardHelpOptions = true, description = "Write the report of a run again.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Its number; default: the last run.")
    @Nullable
    Long run;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to; default: reports/ in the home folder.")
    @Nullable
    Path out;

    @Override
    public Integer call() {
        Screen screen = Screen.of(false);
        try (Session session = Session.open(Session.Setup.plain())) {
            RunReport report = new RunReports(session).of(run);
            ReportFiles files = session.get(ReportFiles.class);
            ReportPaths paths = files.write(report, out == null ? files.folder(report.facts()) : out);
            screen.data(paths.html());
        }
        return ExitCode.DONE;
    }
}
