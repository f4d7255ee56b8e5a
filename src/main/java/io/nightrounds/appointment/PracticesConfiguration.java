package io.nightrounds.appointment;

import io.nightrounds.jobfile.JobFile;
import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.jobfile.Mistake;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job file's {@code practices} section as the bean every room asks for its practices. */
@Configuration(proxyBeanMethods = false)
class PracticesConfiguration {
    private static final int LONGEST_KEY = 100;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    @Bean
    Practices practices(JobFile file) {
        Map<String, Practice> practices = new LinkedHashMap<>();
        List<Mistake> mistakes = new ArrayList<>();
        file.bindEach("practices", Written.class).forEach((key, written) -> {
            try {
                practices.put(key, practice(file, key, written));
            } catch (JobFileInvalid e) {
                mistakes.addAll(e.mistakes());
            }
        });
        if (!mistakes.isEmpty()) {
            throw new JobFileInvalid(mistakes);
        }
        return new Practices(practices);
    }

    private static Practice practice(JobFile file, String key, Written written) {
        String section = JobFile.section("practices", key);
        if (key.length() > LONGEST_KEY) {
            throw file.invalid(
                    section,
                    "Practice key '" + key + "' is too long. Shorten it to " + LONGEST_KEY + " characters at most.");
        }
        if (!COUNTRIES.contains(written.region())) {
            throw file.invalid(
                    section + "/region",
                    "'" + written.region() + "' is no ISO 3166 country. Write two capital letters such as US or SE.");
        }
        return new Practice(
                written.name(),
                zone(file, section, written.zone()),
                written.region(),
                language(file, section, written.language()),
                written.phone(),
                holidays(file, written.holidays()));
    }

    private static Set<LocalDate> holidays(JobFile file, @Nullable String named) {
        return named == null ? Set.of() : HolidayFile.read(file.resolve(named));
    }

    private static ZoneId zone(JobFile file, String section, String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw file.invalid(
                    section + "/zone", "'" + zone + "' is no time zone. Write an IANA name such as Europe/Stockholm.");
        }
    }

    private static String language(JobFile file, String section, String language) {
        try {
            return new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw file.invalid(
                    section + "/language",
                    "'" + language + "' is no language tag. Write a BCP 47 code such as en or sv.");
        }
    }

    /** A practice as it stands in the file, before its zone, region and language are looked at. */
    private record Written(
            String name,
            String zone,
            String region,
            String language,
            @Nullable String phone,
            @Nullable String holidays) {}
}
