package io.nightrounds.sandbox.desk.xml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as XML Schema writes them, and nothing else: {@code 2025-04-04T07:19:40.9303892+01:00}, with or without
 * fraction and offset, or the date alone. No space for the T, no time without seconds, no {@code +0100}, no name of a
 * zone.
 */
public final class XsdDateTime {
    private static final Pattern FORM =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}:\\d{2})?(\\.\\d{1,7})?(Z|[+-]\\d{2}:\\d{2})?");

    private XsdDateTime() {}

    public static boolean isReadable(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                && (matcher.group(2) != null || matcher.group(3) == null)
                && exists(matcher.group(1), matcher.group(2))
                && (matcher.group(4) == null || isOffset(matcher.group(4)));
    }

    /** Whether a readable one says which moment it is, wherever it is read. */
    public static boolean hasOffset(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches() && matcher.group(4) != null;
    }

    private static boolean exists(String date, @Nullable String time) {
        try {
            LocalDate day = LocalDate.parse(date);
            return time == null || LocalDateTime.parse(day + time).toLocalDate().equals(day);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isOffset(String text) {
        try {
            return Math.abs(ZoneOffset.of(text).getTotalSeconds())
                    <= ZoneOffset.ofHours(14).getTotalSeconds();
        } catch (DateTimeException e) {
            return false;
        }
    }
}
