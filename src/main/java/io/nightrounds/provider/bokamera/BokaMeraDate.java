package io.nightrounds.provider.bokamera;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A date as the vendor writes it: ISO with an offset or without, or {@code /Date(milliseconds+hhmm)/}. */
final class BokaMeraDate {
    /** The offset of this form says how to show the moment; its milliseconds are UTC. */
    private static final Pattern EPOCH = Pattern.compile("/Date\\((-?\\d{1,15})(?:[+-]\\d{4})?\\)/");

    private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-]\\d{2}:\\d{2})");

    private BokaMeraDate() {}

    /**
     * The moment; null where none is given (the year 0001 stands for that), or where it cannot be told: a local time
     * that the clock shows twice or never names no moment.
     *
     * @param zone of dates without an offset
     */
    static @Nullable Instant read(@Nullable String written, ZoneId zone) {
        if (written == null) {
            return null;
        }
        try {
            Instant moment = moment(written.strip(), zone);
            return moment == null || year(moment) <= 1 ? null : moment;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant moment(String written, ZoneId zone) {
        Matcher epoch = EPOCH.matcher(written);
        if (epoch.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(epoch.group(1)));
        }
        if (OFFSET.matcher(written).matches()) {
            return OffsetDateTime.parse(written).toInstant();
        }
        LocalDateTime local = LocalDateTime.parse(written);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.size() == 1 ? local.toInstant(offsets.get(0)) : null;
    }

    private static int year(Instant moment) {
        return Year.from(moment.atOffset(ZoneOffset.UTC)).getValue();
    }
}
