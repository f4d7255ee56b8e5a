package io.nightrounds.intake.rule;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.appointment.Practice;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who comes. Nothing in here refuses a visit: a value that cannot be used is dropped and said so. */
final class PatientRules {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_GENDER = 30;
    private static final int LONGEST_ADDRESS = 254;
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Pattern SEPARATORS = Pattern.compile("\\s*[|,;]\\s*");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ADDRESS = Pattern.compile(
            "[^\\s@<>,;:\"()\\p{Cntrl}]+@[^\\s@<>,;:\"().\\p{Cntrl}]+(\\.[^\\s@<>,;:\"().\\p{Cntrl}]+)+");

    private PatientRules() {}

    /** The patient of a row; {@code practice} gives the country of numbers without country code. */
    static Patient read(Reading reading, PatientKey key, Practice practice) {
        return new Patient(
                key,
                reading.text("firstName", LONGEST_NAME),
                reading.text("middleName", LONGEST_NAME),
                reading.text("lastName", LONGEST_NAME),
                dateOfBirth(reading),
                reading.text("gender", LONGEST_GENDER),
                deceased(reading),
                language(reading),
                zone(reading),
                number(reading, "mobile", practice.region()),
                number(reading, "landline", practice.region()),
                address(reading, "email"),
                address(reading, "directAddress"),
                channels(reading),
                optOut(reading));
    }

    private static @Nullable LocalDate dateOfBirth(Reading reading) {
        return usable(reading, "dateOfBirth", PatientRules::day, "is no date that can be read", "Write yyyy-MM-dd.");
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A date of death means yes, and so does whatever else is not a no: a message to the dead hurts the living. */
    private static boolean deceased(Reading reading) {
        boolean deceased = false;
        for (Value value : reading.all(Field.DECEASED)) {
            for (String word : SEPARATORS.split(value.text())) {
                Boolean answer = Reading.yesOrNo(word);
                if (answer == null && !word.isBlank() && !DATE.matcher(word).lookingAt()) {
                    reading.drop(
                            value,
                            "is neither true, false nor a date; taken as deceased",
                            "Write true, false or the date of death. The patient gets nothing until then.");
                }
                deceased |= !Boolean.FALSE.equals(answer);
            }
        }
        return deceased;
    }

    private static @Nullable String language(Reading reading) {
        return usable(
                reading,
                "language",
                PatientRules::tag,
                "is no language code",
                "Write a BCP 47 code such as en, sv or pt-BR. The practice's language is used until then.");
    }

    private static @Nullable String tag(String text) {
        try {
            Locale locale =
                    new Locale.Builder().setLanguageTag(text.replace('_', '-')).build();
            // "English" is well-formed too, as a language of seven letters that nobody has registered
            boolean code =
                    locale.getLanguage().length() == 2 || locale.getLanguage().length() == 3;
            return code && locale.toLanguageTag().length() <= 35 ? locale.toLanguageTag() : null;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    private static @Nullable ZoneId zone(Reading reading) {
        ZoneId known = usable(
                reading,
                "timeZone",
                text -> ZONES.contains(text) ? ZoneId.of(text) : null,
                "is no time zone",
                "Write an IANA name such as America/New_York. Nothing is sent to the patient until then.");
        return known == null && reading.first("timeZone") != null ? Patient.UNKNOWN_ZONE : known;
    }

    private static @Nullable String number(Reading reading, String field, String region) {
        return usable(
                reading,
                field,
                text -> PhoneNumbers.e164(text, region).orElse(null),
                "is no phone number that can be dialled",
                "Write it with its country code, or as it is dialled within " + region
                        + ", without words or extension.");
    }

    private static @Nullable String address(Reading reading, String field) {
        return usable(
                reading,
                field,
                text -> text.length() <= LONGEST_ADDRESS
                                && ADDRESS.matcher(text).matches()
                        ? text
                        : null,
                "is no address",
                "Write one address, such as name@example.org.");
    }

    private static List<Channel> channels(Reading reading) {
        List<Channel> channels = new ArrayList<>();
        Value value = reading.first("channels");
        if (value == null) {
            return channels;
        }
        for (String word : SEPARATORS.split(value.text())) {
            Channel channel = Channel.of(word).orElse(null);
            if (channel == null && !word.isBlank()) {
                reading.drop(
                        value, "has a word that is no channel", "Write sms, voice, email or direct, with | between.");
            } else if (channel != null && !channels.contains(channel)) {
                channels.add(channel);
            }
        }
        return channels;
    }

    private static Set<Channel> optOut(Reading reading) {
        Set<Channel> declined = EnumSet.noneOf(Channel.class);
        for (Value value : reading.all(Field.OPT_OUT)) {
            for (String word : SEPARATORS.split(value.text())) {
                declined.addAll(declined(reading, value, word));
            }
        }
        return declined;
    }

    /** Somebody wrote something: until it is known what, nothing is sent. */
    private static Set<Channel> declined(Reading reading, Value value, String word) {
        if (word.isBlank()) {
            return Set.of();
        }
        if (!word.equalsIgnoreCase("all") && Channel.of(word).isEmpty()) {
            reading.drop(
                    value,
                    "has a word that is no channel; taken as an opt-out of all",
                    "Write all, or sms, voice, email or direct with | between. The patient gets nothing until then.");
        }
        return Channel.of(word).map(Set::of).orElse(EnumSet.allOf(Channel.class));
    }

    private static <T> @Nullable T usable(
            Reading reading, String field, Function<String, @Nullable T> read, String problem, String remedy) {
        Value value = reading.first(field);
        if (value == null) {
            return null;
        }
        T usable = read.apply(value.text());
        if (usable == null) {
            reading.drop(value, problem, remedy);
        }
        return usable;
    }
}
