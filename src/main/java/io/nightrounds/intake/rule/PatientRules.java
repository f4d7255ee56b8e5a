package io.nightrounds.intake.rule;

import io.nightrounds.appointment.Guardian;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.appointment.Practice;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who comes. Nothing in here refuses a visit: a value that cannot be used is dropped and said so. */
final class PatientRules {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_GENDER = 30;
    private static final int LONGEST_ADDRESS = 254;
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String NOT_IN_ADDRESSES = "<>,;:\"()\u007f";

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
                WishRules.channels(reading),
                WishRules.optOut(reading),
                WishRules.consent(reading),
                WishRules.doNotContact(reading),
                guardian(reading, practice));
    }

    private static Guardian guardian(Reading reading, Practice practice) {
        return new Guardian(
                number(reading, "guardianMobile", practice.region()),
                number(reading, "guardianLandline", practice.region()),
                address(reading, "guardianEmail"));
    }

    private static @Nullable LocalDate dateOfBirth(Reading reading) {
        return usable(reading, "dateOfBirth", PatientRules::day, "is no date that can be read", "Write yyyy-MM-dd.");
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return Digits.date(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A date of death means yes, and so does whatever else is not a no: a message to the dead hurts the living. */
    private static boolean deceased(Reading reading) {
        boolean deceased = false;
        for (Value value : reading.all(Field.DECEASED)) {
            for (String word : WishRules.words(value)) {
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
                () -> "Write it with its country code, or as it is dialled within " + region
                        + ", without words or extension.");
    }

    private static @Nullable String address(Reading reading, String field) {
        return usable(
                reading,
                field,
                text -> text.length() <= LONGEST_ADDRESS && isAddress(text) ? text : null,
                "is no address",
                "Write one address, such as name@example.org.");
    }

    /** One name, and a host of at least two parts. */
    private static boolean isAddress(String text) {
        int at = text.indexOf('@');
        int dot = text.indexOf('.', at);
        return at > 0
                && text.indexOf('@', at + 1) < 0
                && dot > at + 1
                && !text.endsWith(".")
                && text.indexOf("..", at) < 0
                && text.chars().noneMatch(c -> c <= ' ' || NOT_IN_ADDRESSES.indexOf(c) >= 0);
    }

    private static <T> @Nullable T usable(
            Reading reading, String field, Function<String, @Nullable T> read, String problem, String remedy) {
        return usable(reading, field, read, problem, () -> remedy);
    }

    /** @param remedy asked for only where it is needed: to put a text together takes longer than to read a number */
    private static <T> @Nullable T usable(
            Reading reading,
            String field,
            Function<String, @Nullable T> read,
            String problem,
            Supplier<String> remedy) {
        Value value = reading.first(field);
        if (value == null) {
            return null;
        }
        T usable = read.apply(value.text());
        if (usable == null) {
            reading.drop(value, problem, remedy.get());
        }
        return usable;
    }
}
