package io.nightrounds.cli;

import io.nightrounds.dispatch.Outlook.Foreseen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A plan on the terminal: every message, then the counts. */
final class PlanScreen {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Screen screen;
    private final List<Foreseen> sends = new ArrayList<>();
    private final Map<String, Long> byVendor = new TreeMap<>();
    private final Map<String, Long> notNow = new TreeMap<>();

    PlanScreen(Screen screen) {
        this.screen = screen;
    }

    void add(Foreseen foreseen) {
        String whyNot = foreseen.whyNot();
        if (whyNot != null) {
            notNow.merge(whyNot, 1L, Long::sum);
            return;
        }
        byVendor.merge(foreseen.provider(), 1L, Long::sum);
        sends.add(foreseen);
    }

    void print(LocalDate date, Map<String, Long> suppressed) {
        Map<String, Long> whyNot = new TreeMap<>(notNow);
        suppressed.forEach((reason, count) -> whyNot.merge(reason, count, Long::sum));
        if (screen.json()) {
            screen.data(JSON.writeValueAsString(Map.of(
                    "date",
                    date.toString(),
                    "send",
                    sends,
                    "byVendor",
                    byVendor,
                    "smsParts",
                    smsParts(),
                    "whyNot",
                    whyNot)));
            return;
        }
        sends.forEach(send -> screen.data(line(send)));
        screen.data("Plan of " + date + ": " + sends.size() + " would be sent" + listed(byVendor) + ", as " + smsParts()
                + " SMS parts; "
                + whyNot.values().stream().mapToLong(Long::longValue).sum() + " would not" + listed(whyNot) + ".");
    }

    /** What the operators charge by. */
    private int smsParts() {
        return sends.stream().mapToInt(Foreseen::smsParts).sum();
    }

    private static String line(Foreseen send) {
        return String.format(
                "%s  %-6s %-12s %s  appointment %s: %s",
                Objects.requireNonNull(send.sendAt()).truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                send.channel(),
                send.provider(),
                send.recipient(),
                send.appointment(),
                Objects.requireNonNull(send.text()).replaceAll("\\s+", " "));
    }

    private static String listed(Map<String, Long> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
