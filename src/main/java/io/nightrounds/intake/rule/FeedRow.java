package io.nightrounds.intake.rule;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was read.
 *
 * @param source {@code appointments}, {@code patients} or {@code contacts}
 * @param number which data row of its input, counted from 1; a file's header and blank lines are none
 * @param line the line of the file its first field stands on, counted from 1; the number again where it is a query's
 *     row
 * @param fields our name: the value without blanks around it; empty values are absent. The row takes the map over: a
 *     copy for each row is what a feed of a million would notice
 * @param damage why the row's fields cannot be trusted; null where they can
 * @param problems of single fields, found before the row's rules are asked
 */
public record FeedRow(
        String source,
        long number,
        long line,
        Map<String, String> fields,
        @Nullable Problem damage,
        List<Problem> problems) {
    public FeedRow {
        fields = Collections.unmodifiableMap(fields);
        problems = List.copyOf(problems);
    }

    public FeedRow(String source, long number, long line, Map<String, String> fields, @Nullable Problem damage) {
        this(source, number, line, fields, damage, List.of());
    }

    /** How long its values are together. */
    public int characters() {
        int characters = 0;
        for (String value : fields.values()) {
            characters += value.length();
        }
        return characters;
    }

    /** What the row stands in, as a message calls it: a file has a header before its first row, a query has none. */
    public String whole() {
        return number == line ? "query" : "file";
    }

    /** Another row of the same input, as a sentence begins with it. */
    public String place(long other) {
        return (number == line ? "Row " : "Line ") + other;
    }
}
