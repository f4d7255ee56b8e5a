package io.nightrounds.campaign.text;

import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as people of a language and country write them, by the locale data of the JDK (Unicode's CLDR). These
 * change a little from one JDK to the next: 17 writes {@code 2:30 p. m.} where 25 writes {@code 2:30 p.m.}
 */
final class ClinicTime {
    /**
     * The year with what joins it to the rest: {@code ", y"}, {@code " 'de' y"}, {@code " y 'г'."} or
     * {@code "y. 'gada' "}.
     */
    private static final Pattern YEAR_LAST = Pattern.compile("(?:[^A-Za-z']|'[^']*')*y+(?:[^A-Za-z']|'[^']*')*$");

    private static final Pattern YEAR_FIRST = Pattern.compile("^(?:[^A-Za-z']|'[^']*')*y+(?:[^A-Za-z']|'[^']*')*");

    private static final Map<Locale, ClinicTime> BY_LOCALE = new ConcurrentHashMap<>();

    private final Locale locale;
    private final DateTimeFormatter date;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final DateTimeFormatter time12;
    private final DateTimeFormatter time24;

    private ClinicTime(Locale locale) {
        this.locale = locale;
        String longDate = pattern(FormatStyle.LONG, null);
        String shortTime = pattern(null, FormatStyle.SHORT);
        date = formatter(longDate);
        day = formatter(withoutYear(longDate));
        time = formatter(shortTime);
        time12 = formatter(shortTime.contains("h") ? shortTime : "h:mm a");
        time24 = formatter(shortTime.contains("H") ? shortTime : "HH:mm");
    }

    static ClinicTime in(Locale locale) {
        return BY_LOCALE.computeIfAbsent(locale, ClinicTime::new);
    }

    String date(ZonedDateTime start) {
        return plain(date.format(start));
    }

    String day(ZonedDateTime start) {
        return plain(day.format(start));
    }

    String weekday(ZonedDateTime start) {
        return start.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    String time(ZonedDateTime start) {
        return plain(time.format(start));
    }

    String time12(ZonedDateTime start) {
        return plain(time12.format(start));
    }

    String time24(ZonedDateTime start) {
        return plain(time24.format(start));
    }

    static String withoutYear(String pattern) {
        Matcher first = YEAR_FIRST.matcher(pattern);
        return first.find()
                ? first.replaceFirst("")
                : YEAR_LAST.matcher(pattern).replaceFirst("");
    }

    private String pattern(@Nullable FormatStyle dateStyle, @Nullable FormatStyle timeStyle) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                dateStyle, timeStyle, IsoChronology.INSTANCE, locale);
    }

    private DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }

    /** Some locales put no-break spaces into times; one of them would make a text message twice as long. */
    private static String plain(String formatted) {
        return formatted.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
