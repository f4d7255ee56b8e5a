package io.nightrounds.campaign.cadence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sending window of the job file. What is left out is taken from the campaign's window, and there from the defaults.
 *
 * @param from first minute, written {@code "08:00"}
 * @param to the first minute after the window, at most {@code "24:00"}
 * @param days days of the week, {@code mon} to {@code sun}; every day by default
 * @param holidays whether it opens on the practice's holidays; closed by default
 * @param outside what becomes of a touch that falls outside; later by default
 */
public record WindowProperties(
        @Nullable String from,
        @Nullable String to,
        @Nullable List<String> days,
        @Nullable Holidays holidays,
        @Nullable Outside outside) {
    private static final String END_OF_DAY = "24:00";

    /** The few that stand in a job file, which are asked for at every touch. */
    private static final Map<String, LocalTime> TIMES = new ConcurrentHashMap<>();

    /** Nothing said. */
    public static final WindowProperties NONE = new WindowProperties(null, null, null, null, null);

    /** What a window does on a practice's holidays. */
    public enum Holidays {
        @JsonProperty("closed")
        CLOSED,
        @JsonProperty("open")
        OPEN
    }

    public WindowProperties {
        if ((from == null) != (to == null)) {
            throw new IllegalArgumentException("A window has both from: and to:, or neither. Add "
                    + (from == null ? "from: beside to: \"" + to : "to: beside from: \"" + from) + "\".");
        }
        if (from != null && to != null) {
            new SendingWindow(time(from), until(to));
        }
        days = days == null ? null : List.copyOf(days);
        weekdays(days);
    }

    public static WindowProperties hours(String from, String to) {
        return new WindowProperties(from, to, null, null, null);
    }

    /** This, and what it leaves out as there. */
    public WindowProperties over(WindowProperties below) {
        return new WindowProperties(
                from != null ? from : below.from,
                to != null ? to : below.to,
                days != null ? days : below.days,
                holidays != null ? holidays : below.holidays,
                outside != null ? outside : below.outside);
    }

    public boolean hasHours() {
        return from != null;
    }

    public Outside rule() {
        return outside == null ? Outside.LATER : outside;
    }

    /** @param dates the practice's holidays */
    public SendingWindow window(Set<LocalDate> dates) {
        return new SendingWindow(
                time(Objects.requireNonNull(from)),
                until(Objects.requireNonNull(to)),
                weekdays(days),
                holidays == Holidays.OPEN ? Set.of() : dates);
    }

    static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static Set<DayOfWeek> weekdays(@Nullable List<String> words) {
        if (words == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        words.forEach(word -> days.add(weekday(word)));
        return days;
    }

    private static DayOfWeek weekday(String word) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> word(day).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no day of the week. Write one of "
                        + Stream.of(DayOfWeek.values())
                                .map(WindowProperties::word)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static LocalTime until(String to) {
        return END_OF_DAY.equals(to) ? LocalTime.MIDNIGHT : time(to);
    }

    private static LocalTime time(String text) {
        try {
            return TIMES.computeIfAbsent(text, LocalTime::parse);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time of day. Write one such as \"08:00\"; only to: may be \"24:00\".");
        }
    }
}
