package io.nightrounds.sandbox.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as the vendors read them: {@code yyyy-MM-dd}, with or without a time, seconds, fractions and an offset. */
public final class WrittenDate {
    private static final int DATE_LENGTH = 10;
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private WrittenDate() {}

    public static boolean isReadable(String text) {
        return parse(text) != null;
    }

    /**
     * @param zone where the text has no offset; a date without a time is the start of that day
     * @return null where it is no date
     */
    public static @Nullable Instant instant(String text, ZoneId zone) {
        TemporalAccessor read = parse(text);
        if (read instanceof OffsetDateTime dateTime) {
            return dateTime.toInstant();
        }
        if (read instanceof LocalDateTime dateTime) {
            return dateTime.atZone(zone).toInstant();
        }
        return read == null ? null : LocalDate.from(read).atStartOfDay(zone).toInstant();
    }

    private static @Nullable TemporalAccessor parse(String text) {
        try {
            return FORMAT.parseBest(joined(text), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** {@code 2026-11-22 09:30} with the T that ISO 8601 has there. */
    private static String joined(String text) {
        boolean spaced = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
        return spaced ? text.substring(0, DATE_LENGTH) + "T" + text.substring(DATE_LENGTH + 1) : text;
    }
}
