package io.nightrounds.cli;

import io.nightrounds.campaign.Explanations;
import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.exit.Refusal;
import io.nightrounds.cli.screen.Screen;
import io.nightrounds.dispatch.history.DeliveryHistory;
import io.nightrounds.dispatch.history.SentWordings;
import io.nightrounds.job.Run;
import io.nightrounds.job.Runs;
import io.nightrounds.jobfile.JobFile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Every touch of an appointment: sent, planned, or why not.")
final class WhyCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Parameters(paramLabel = "APPOINTMENT", description = "Its id in the feed.")
    String appointment = "";

    @Mixin
    ClockOption clock = new ClockOption();

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(json);
        try (Session session = Session.open(Session.Setup.plain().at(clock.clock()))) {
            Run last = session.get(Runs.class)
                    .last()
                    .orElseThrow(() -> new Refusal(
                            ExitCode.USAGE,
                            "There is no run yet, so no appointment is known. Begin with: nightrounds run"));
            session.jobFile(JobFile.read(last.jobFile()));
            List<DeliveryHistory.Entry> history =
                    session.get(DeliveryHistory.class).of(appointment);
            List<Explanations.Explanation> touches =
                    session.get(Explanations.class).of(appointment, last.date());
            Map<String, SentWordings.Wording> wordings =
                    session.get(SentWordings.class).of(appointment);
            if (history.isEmpty() && touches.isEmpty()) {
                throw new Refusal(
                        ExitCode.USAGE,
                        "No appointment '" + appointment
                                + "' is known here: none was read as valid, or its records were purged. If it is in the"
                                + " feed, look for it among the rejected rows: nightrounds show");
            }
            print(screen, history, touches, wordings);
        }
        return ExitCode.DONE;
    }

    private void print(
            Screen screen,
            List<DeliveryHistory.Entry> history,
            List<Explanations.Explanation> touches,
            Map<String, SentWordings.Wording> wordings) {
        if (json) {
            screen.data(JSON.writeValueAsString(
                    Map.of("appointment", appointment, "history", history, "touches", touches, "wordings", wordings)));
            return;
        }
        history.forEach(entry -> screen.data(line(entry)));
        wordings.forEach((attempt, wording) -> screen.data("attempt " + attempt + " was worded: " + wording.body()));
        touches.stream()
                .filter(touch -> history.stream().noneMatch(entry -> same(entry, touch)))
                .forEach(touch -> screen.data(line(touch)));
    }

    private static boolean same(DeliveryHistory.Entry entry, Explanations.Explanation touch) {
        return entry.practice().equals(touch.practice())
                && entry.visit().equals(touch.visit())
                && entry.campaign().equals(touch.campaign())
                && entry.touch().equals(touch.touch());
    }

    private static String line(DeliveryHistory.Entry entry) {
        StringBuilder line = new StringBuilder(
                entry.practice() + "  visit " + entry.visit() + "  " + entry.campaign() + "/" + entry.touch() + ": ");
        line.append(entry.state() == null ? "planned, not yet taken up" : entry.state());
        append(line, " because ", entry.reason());
        append(line, " (", entry.detail(), ")");
        append(line, ", after ", entry.fellBack());
        append(line, "; attempt ", entry.attempt());
        append(line, " on ", entry.attempt() == null ? null : entry.channel());
        append(line, " by ", entry.provider());
        append(line, " at ", entry.claimedAt());
        append(line, ": ", entry.outcome());
        append(line, " (", entry.answer(), ")");
        append(line, ", vendor's id ", entry.providerId());
        if (!entry.toldWith().isEmpty()) {
            line.append("; told together with ").append(String.join(", ", entry.toldWith()));
        }
        append(line, "; log: ", entry.logSays());
        DeliveryHistory.Resolution resolution = entry.resolution();
        if (resolution != null) {
            line.append("; ")
                    .append(resolution.by())
                    .append(" said at ")
                    .append(resolution.at())
                    .append(": ")
                    .append(resolution.as())
                    .append(" (")
                    .append(resolution.note())
                    .append(")");
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String before, @Nullable Object value) {
        append(line, before, value, "");
    }

    private static void append(StringBuilder line, String before, @Nullable Object value, String after) {
        if (value != null) {
            line.append(before).append(value).append(after);
        }
    }

    private static String line(Explanations.Explanation touch) {
        return touch.practice() + "  visit " + touch.visit() + "  " + touch.campaign() + "/" + touch.touch() + ": "
                + touch.sentence();
    }
}
