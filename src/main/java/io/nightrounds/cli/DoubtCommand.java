package io.nightrounds.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DeliveryState;
import io.nightrounds.dispatch.Doubt;
import io.nightrounds.dispatch.Doubts;
import io.nightrounds.dispatch.Leftovers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "doubt",
        mixinStandardHelpOptions = true,
        description = "Messages of which nobody knows whether they reached the patient.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DoubtCommand.ListCommand.class, DoubtCommand.ResolveCommand.class})
final class DoubtCommand {

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Show them with the evidence there is.")
    static final class ListCommand implements Callable<Integer> {
        private static final JsonMapper JSON =
                JsonMapper.builder().addMixIn(Doubt.class, WithoutContact.class).build();

        @Option(names = "--json", description = "Print a JSON array.")
        boolean json;

        @Override
        public Integer call() {
            Screen screen = Screen.of(json);
            try (Session session = Session.open(Session.Setup.plain())) {
                session.get(Leftovers.class).doubt();
                List<Doubt> doubts = session.get(Doubts.class).list();
                if (json) {
                    screen.data(JSON.writeValueAsString(doubts));
                } else {
                    doubts.forEach(doubt -> screen.data(line(doubt)));
                    screen.say(doubts.isEmpty() ? "Nothing is in doubt." : advice());
                }
            }
            return ExitCode.DONE;
        }

        /** What is printed ends up in logs and tickets; the contact is in the report, masked. */
        @JsonIgnoreProperties("recipient")
        private interface WithoutContact {}

        private static String line(Doubt doubt) {
            return String.format(
                    "%-10s run %d  %s %s  visit %s  %s by %s  claimed %s  %s: %s",
                    doubt.attempt(),
                    doubt.run(),
                    doubt.practice(),
                    doubt.appointment(),
                    doubt.visit(),
                    doubt.channel(),
                    doubt.provider(),
                    doubt.claimedAt(),
                    doubt.reason(),
                    doubt.detail());
        }

        private static String advice() {
            return "Look the message up at the vendor, or ask the patient; then: nightrounds doubt resolve ATTEMPT --as"
                    + " sent|not-sent --note \"how you know\"";
        }
    }

    @Command(name = "resolve", mixinStandardHelpOptions = true, description = "Say what became of one of them.")
    static final class ResolveCommand implements Callable<Integer> {

        @Parameters(paramLabel = "ATTEMPT", description = "As 'doubt list' shows it, such as 4711.1.")
        String attempt = "";

        @Option(names = "--as", required = true, paramLabel = "sent|not-sent", description = "What became of it.")
        String as = "";

        @Option(names = "--note", required = true, description = "How you know; kept with your name and the time.")
        String note = "";

        @Override
        public Integer call() {
            Screen screen = Screen.of(false);
            AttemptKey key = key();
            Doubts.Resolution resolution = resolution();
            try (Session session = Session.open(Session.Setup.plain())) {
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
                return doubts.resolve(key, resolution, note, System.getProperty("user.name", "unknown"));
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
                case PLANNED -> "it is planned again; the next run sends it.";
                default -> "it was not sent, and it is too late to send it now.";
            };
        }
    }
}
