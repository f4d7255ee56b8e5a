package io.nightrounds.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. Help and version answer without starting Spring. */
@Command(
        name = "nightrounds",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Appointment reminders, sent at most once and never dropped silently.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            PlanCommand.class,
            ResumeCommand.class,
            WorkerCommand.class,
            RunsCommand.class,
            ShowCommand.class,
            ReportCommand.class,
            WhyCommand.class,
            DoubtCommand.class,
            PurgeCommand.class,
            ValidateCommand.class,
            SandboxCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing due",
            "1:a defect of Nightrounds",
            "2:wrong usage",
            "3:finished; some items failed or were refused",
            "4:finished; items in doubt",
            "5:stopped midway, can be resumed",
            "6:refused: another run holds the lock, or the feed is not trusted",
            "75:an upstream was down and nothing was sent",
            "78:configuration or job file invalid",
            "130/143:stopped cleanly by a signal"
        })
public final class Nightrounds {
    private Nightrounds() {}

    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /** Runs one command in this process and answers its exit code. */
    public static int execute(String... args) {
        return new CommandLine(new Nightrounds())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures())
                .execute(args);
    }
}
