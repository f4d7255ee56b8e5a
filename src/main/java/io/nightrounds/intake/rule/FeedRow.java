package io.nightrounds.intake.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was read.
 *
 * @param source {@code appointments}, {@code patients} or {@code contacts}
 * @param number which data row of its file, counted from 1; the header and blank lines are none
 * @param line the line of the file its first field stands on, counted from 1
 * @param fields our name: the value without blanks around it; empty values are absent
 * @param damage why the row's fields cannot be trusted; null where they can
 */
public record FeedRow(
        String source,
        long number,
        long line,
        Map<String, String> fields,
        @Nullable Problem damage) {
    public FeedRow {
        fields = Map.copyOf(fields);
    }
}
