package io.nightrounds.appointment;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A practice that appointments belong to, as the job file's {@code practices} section describes it.
 *
 * @param name what patients call it; stands in messages
 * @param zone the clinic's IANA zone: local dates of its rows are read in it, and texts are written in it
 * @param region ISO 3166 country for phone numbers without a country code, such as {@code US}
 * @param language BCP 47 language used for patients who state none
 * @param phone the number patients may call back, for texts; null where none is to be given
 * @param holidays the days on which it does not send unless a campaign says otherwise
 */
public record Practice(
        String name,
        ZoneId zone,
        String region,
        String language,
        @Nullable String phone,
        Set<LocalDate> holidays) {
    public Practice {
        holidays = Set.copyOf(holidays);
    }

    /** A practice without holidays. */
    public Practice(String name, ZoneId zone, String region, String language, @Nullable String phone) {
        this(name, zone, region, language, phone, Set.of());
    }
}
