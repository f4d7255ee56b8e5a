package io.nightrounds.report.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and states as the page writes them. */
final class Words {
    private static final DateTimeFormatter NIGHT = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'");

    private Words() {}

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String count(long value, String one, String many) {
        return number(value) + " " + (value == 1 ? one : many);
    }

    static String night(LocalDate date) {
        return date.format(NIGHT);
    }

    static String moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).format(MOMENT);
    }

    static String duration(long millis) {
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return millis / 60_000 + " min " + millis % 60_000 / 1000 + " s";
    }

    static String state(String state) {
        return state.equals("inDoubt") ? "in doubt" : state;
    }

    static String practice(String key) {
        return key.isEmpty() ? "no practice named" : key;
    }

    static String channel(String word) {
        return word.equals("none") ? "no channel" : word;
    }
}
