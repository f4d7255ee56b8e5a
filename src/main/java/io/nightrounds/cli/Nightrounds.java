package io.nightrounds.cli;

import io.nightrounds.cli.exit.Failures;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. Help and version answer without starting Spring. */
@Command(
        name = "nightrounds",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Appointment reminders, sent at most once and never dropped silently.",
        synopsisSubcommandLabel = "COMMAND",
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
    /** In the order of the help. */
    private static final List<Class<?>> COMMANDS = List.of(
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
            SandboxCommand.class);

    private Nightrounds() {}

    public static void main(String[] args) {
        int code = execute(args);
        wakeWhoWaits();
        if (!endsBySignal()) {
            System.exit(code);
        }
    }

    /**
     * Then the exit code is the signal's. Between the last hook and the end, JDK 17 would let another exit come first, with
     * its own code.
     */
    private static boolean endsBySignal() {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread());
            return false;
        } catch (IllegalStateException theProcessIsEnding) {
            return true;
        }
    }

    /**
     * All is closed, but the JDK's HTTP clients, which cannot be (before JDK 21), each keep a thread that waits within
     * the operating system; for such threads the end of the virtual machine waits up to 300 ms.
     */
    private static void wakeWhoWaits() {
        Thread.currentThread().getThreadGroup().interrupt();
    }

    /** Runs one command in this process and answers its exit code. */
    public static int execute(String... args) {
        return line(args)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures())
                .execute(args);
    }

    /**
     * All commands, or only the one that is named: to look at the options of the others takes as long as some steps.
     */
    private static CommandLine line(String... args) {
        CommandLine line = new CommandLine(new Nightrounds());
        COMMANDS.stream()
                .filter(command -> args.length > 0 && name(command).equals(args[0]))
                .findFirst()
                .map(List::<Class<?>>of)
                .orElse(COMMANDS)
                .forEach(line::addSubcommand);
        return line;
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }
}
