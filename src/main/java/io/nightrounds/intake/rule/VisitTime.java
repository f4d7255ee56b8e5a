package io.nightrounds.intake.rule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The moment a date column means: local clinic time {@code yyyy-MM-dd HH:mm} or ISO 8601 with an offset, to the minute.
 *
 * @param start null where no moment can be told; the problem then refuses the row
 * @param problem null where there is none; beside a start it is a warning
 */
record VisitTime(
        @Nullable Instant start,
        @Nullable String problem,
        @Nullable String remedy) {
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2199;
    private static final String FORM = "Write yyyy-MM-dd HH:mm, such as 2026-11-30 09:15, or ISO 8601 with an offset.";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt ] *(\\d{2}:\\d{2})"
            + "(?::[0-5]\\d(?:[.,]\\d{1,9})?)? ?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final int TIME = 1;
    private static final int OFFSET = 2;

    /** Reads a date; {@code clinic} is the zone of one without offset. */
    static VisitTime read(String text, ZoneId clinic) {
        if (SpreadsheetDamage.inDate(text)) {
            return refused(SpreadsheetDamage.PROBLEM, SpreadsheetDamage.REMEDY);
        }
        Matcher moment = MOMENT.matcher(text);
        if (!moment.matches()) {
            return refused(DAY.matcher(text).matches() ? "has no time of day" : "is no date that can be read", FORM);
        }
        try {
            LocalDateTime local = LocalDateTime.of(Digits.dateAt(text, 0), Digits.timeAt(text, moment.start(TIME)));
            String offset = moment.group(OFFSET);
            return outOfRange(local)
                    ? refused("is not in this century or the last", "Check the year.")
                    : offset == null ? onTheClock(local, clinic) : at(local, ZoneOffset.of(offset.toUpperCase()));
        } catch (DateTimeException e) {
            return refused("is a day or time that does not exist", "Check day, month, hour and offset. " + FORM);
        }
    }

    private static boolean outOfRange(LocalDateTime local) {
        return local.getYear() < EARLIEST_YEAR || local.getYear() > LATEST_YEAR;
    }

    private static VisitTime onTheClock(LocalDateTime local, ZoneId clinic) {
        List<ZoneOffset> offsets = clinic.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = clinic.getRules().getTransition(local);
            return refused(
                    "falls into the hour that the change to summer time skips",
                    "In " + clinic + " the clock goes from " + time(gap.getDateTimeBefore()) + " to "
                            + time(gap.getDateTimeAfter()) + ". Ask the practice for the time it means.");
        }
        VisitTime first = at(local, offsets.get(0));
        return offsets.size() == 1
                ? first
                : new VisitTime(
                        first.start(),
                        "happens twice, as summer time ends; the earlier one was taken",
                        "Write the offset, such as " + local + offsets.get(0) + ", to say which is meant.");
    }

    private static String time(LocalDateTime moment) {
        return moment.toLocalTime().toString();
    }

    private static VisitTime at(LocalDateTime local, ZoneOffset offset) {
        return new VisitTime(local.toInstant(offset), null, null);
    }

    private static VisitTime refused(String problem, String remedy) {
        return new VisitTime(null, problem, remedy);
    }
}
