package io.nightrounds.intake.vocabulary;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time that is counted on past midnight, from the day on which the session began: {@code 2026-12-01 25:30} is half
 * past one on the second. Two days on it can no longer be told from a typing mistake, so 24 to 47 are such hours.
 */
final class PastMidnight {
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})([Tt ] *)(2[4-9]|3\\d|4[0-7])(:[0-5]\\d.*)");
    private static final int HOURS = 24;

    private PastMidnight() {}

    /** The same time on its own day's clock; any other text is left as it is. */
    static String onTheNextDay(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return text;
        }
        try {
            LocalDate day = LocalDate.parse(time.group(1)).plusDays(1);
            return day + time.group(2) + String.format("%02d", Integer.parseInt(time.group(3)) - HOURS) + time.group(4);
        } catch (DateTimeException e) {
            return text;
        }
    }
}
