package io.nightrounds.cli;

import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.exit.Refusal;
import io.nightrounds.cli.screen.DoubtScreen;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DeliveryState;
import io.nightrounds.dispatch.doubt.Doubts;
import io.nightrounds.dispatch.doubt.Leftovers;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "doubt",
        mixinStandardHelpOptions = true,
        description = "Messages of which nobody knows whether they reached the patient.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DoubtCommand.ListCommand.class, DoubtCommand.ResolveCommand.class})
final class DoubtCommand {

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Show them with the evidence there is.")
    static final class ListCommand implements Callable<Integer> {
        @Option(names = "--json", description = "Print a JSON array.")
        boolean json;

        @Override
        public Integer call() {
            try (Session session = Session.open(Session.Setup.plain())) {
                session.get(Leftovers.class).doubt();
                new DoubtScreen(Screen.of(json)).print(session.get(Doubts.class).list());
            }
            return ExitCode.DONE;
        }
    }

    @Command(name = "resolve", mixinStandardHelpOptions = true, description = "Say what became of one of them.")
    static final class ResolveCommand implements Callable<Integer> {

        @Parameters(paramLabel = "ATTEMPT", description = "As 'doubt list' shows it, such as 4711.1.")
        String attempt = "";

        @Option(names = "--as", required = true, paramLabel = "sent|not-sent", description = "What became of it.")
        String as = "";

        @Option(
                names = "--note",
                required = true,
                description = "How you know; kept with your user name, the machine and the time.")
        String note = "";

        @Mixin
        ClockOption clock = new ClockOption();

        @Override
        public Integer call() {
            Screen screen = Screen.of(false);
            AttemptKey key = key();
            Doubts.Resolution resolution = resolution();
            try (Session session = Session.open(Session.Setup.plain().at(clock.clock()))) {
                session.get(Leftovers.class).doubt();
                Optional<DeliveryState> state = resolve(session.get(Doubts.class), key, resolution);
                if (state.isEmpty()) {
                    throw new Refusal(
                            ExitCode.USAGE,
                            "Attempt " + key + " is not in doubt. 'nightrounds doubt list' shows which are.");
                }
                screen.say("Attempt " + key + " is settled: " + words(state.get()));
            }
            return ExitCode.DONE;
        }

        private Optional<DeliveryState> resolve(Doubts doubts, AttemptKey key, Doubts.Resolution resolution) {
            try {
                return doubts.resolve(key, resolution, note, Operator.name());
            } catch (IllegalArgumentException e) {
                throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()));
            }
        }

        private AttemptKey key() {
            try {
                return AttemptKey.parse(attempt);
            } catch (IllegalArgumentException e) {
                throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()));
            }
        }

        private Doubts.Resolution resolution() {
            return switch (as.toLowerCase(Locale.ROOT)) {
                case "sent" -> Doubts.Resolution.SENT;
                case "not-sent" -> Doubts.Resolution.NOT_SENT;
                default -> throw new Refusal(ExitCode.USAGE, "--as must be sent or not-sent, not '" + as + "'.");
            };
        }

        private static String words(DeliveryState state) {
            return switch (state) {
                case SENT -> "the patient was told.";
                case PLANNED -> "it is planned again; the next run, or a resume of its own, sends it.";
                default -> "it was not sent, and it is too late to send it now.";
            };
        }
    }
}
