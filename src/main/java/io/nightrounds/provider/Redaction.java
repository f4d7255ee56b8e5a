package io.nightrounds.provider;

import io.nightrounds.appointment.Patient;
import io.nightrounds.dispatch.OutboundMessage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a vendor's own words fit for reports and logs: one line of at most 200 characters, without what we sent and
 * without anything that looks like a contact or a key, since vendors like to repeat the value they complain about.
 */
public final class Redaction {
    private static final int LONGEST = 200;
    private static final int SHORTEST_HIDDEN = 3;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s'\"<>]+@[^\\s'\"<>]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d\\s().-]{4,}\\d");
    private static final Pattern KEY = Pattern.compile("(?=[A-Za-z+/_=-]*\\d)[A-Za-z0-9+/_=-]{20,}");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final String HIDDEN = "***";

    private final List<String> hidden;

    private Redaction(Stream<@Nullable String> values) {
        this.hidden = values.filter(Objects::nonNull)
                .map(value -> String.valueOf(value).strip())
                .filter(value -> value.length() >= SHORTEST_HIDDEN)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Hides credentials. */
    public static Redaction of(Credential... credentials) {
        return new Redaction(Arrays.stream(credentials).map(Credential::value));
    }

    /** Hides credentials and everything about the recipient. */
    public static Redaction of(OutboundMessage message, Credential... credentials) {
        return new Redaction(
                Stream.concat(personal(message), Arrays.stream(credentials).map(Credential::value)));
    }

    private static Stream<@Nullable String> personal(OutboundMessage message) {
        Patient patient = message.patient();
        return Stream.of(
                message.recipient(),
                message.subject(),
                message.body(),
                patient.firstName(),
                patient.middleName(),
                patient.lastName(),
                patient.dateOfBirth() == null ? null : patient.dateOfBirth().toString());
    }

    String clean(String words) {
        String cleaned = words;
        for (String value : hidden) {
            cleaned = Pattern.compile("(?<!\\w)" + Pattern.quote(value) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
                    .matcher(cleaned)
                    .replaceAll(HIDDEN);
        }
        for (Pattern pattern : List.of(ADDRESS, KEY, NUMBER)) {
            cleaned = pattern.matcher(cleaned).replaceAll(HIDDEN);
        }
        cleaned = BLANK.matcher(cleaned).replaceAll(" ").strip();
        return cleaned.length() <= LONGEST ? cleaned : cleaned.substring(0, LONGEST - 1) + "…";
    }
}
