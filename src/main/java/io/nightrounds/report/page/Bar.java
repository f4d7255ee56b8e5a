package io.nightrounds.report.page;

import io.nightrounds.report.Figures.Reminders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A bar of coloured parts; positions are per cent of the chart's width. */
record Bar(String label, String note, List<Part> parts) {

    /** @param style the class that colours it */
    record Part(String style, String words, long count, double from, double size) {
        String x() {
            return percent(from);
        }

        String width() {
            return percent(size);
        }

        private static String percent(double value) {
            return String.format(Locale.ROOT, "%.3f%%", value);
        }
    }

    /** The outcomes of some reminders side by side, drawn to a scale on which {@code full} fills the width. */
    static Bar outcomes(String label, Reminders reminders, long full) {
        List<Part> parts = new ArrayList<>();
        add(parts, "sent", "sent", reminders.sent(), full);
        add(parts, "deferred", "deferred", reminders.deferred(), full);
        add(parts, "suppressed", "suppressed", reminders.suppressed(), full);
        add(parts, "failed", "failed", reminders.failed(), full);
        add(parts, "doubt", "in doubt", reminders.inDoubt(), full);
        return new Bar(label, Words.number(reminders.due()), parts);
    }

    static Bar time(String label, long millis, long full) {
        List<Part> parts = new ArrayList<>();
        add(parts, "time", "time", millis, full);
        return new Bar(label, Words.duration(millis), parts);
    }

    /** What the bar shows, for those who cannot see it. */
    String spoken() {
        List<String> words = parts.stream()
                .map(part -> part.style().equals("time") ? note : Words.number(part.count()) + " " + part.words())
                .toList();
        return label + ": " + (words.isEmpty() ? "nothing" : String.join(", ", words));
    }

    private static void add(List<Part> parts, String style, String words, long count, long full) {
        if (count > 0) {
            Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            double from = last == null ? 0 : last.from() + last.size();
            parts.add(new Part(style, words, count, from, 100.0 * count / Math.max(full, 1)));
        }
    }
}
