package io.nightrounds.dispatch;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One attempt of one reminder, written {@code 4711.1}: the first attempt of reminder 4711. */
public record AttemptKey(long reminder, int number) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})");

    /** Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException where the text is not of that form
     */
    public static AttemptKey parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an attempt. Attempts are written like 4711.1; 'doubt list' shows them.");
        }
        return new AttemptKey(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    @JsonValue
    public String toString() {
        return reminder + "." + number;
    }
}
