package io.nightrounds.campaign.text;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.Practice;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values behind the fields of one message, by the parts of their paths. */
final class MessageValues {
    private final Practice practice;
    private final Locale locale;
    private final UnaryOperator<String> safe;

    MessageValues(Practice practice, Locale locale, UnaryOperator<String> safe) {
        this.practice = practice;
        this.locale = locale;
        this.safe = safe;
    }

    /**
     * Outside of a list, {@code patient} and {@code appointment} are the first; in it, those of each visit.
     *
     * @param patients at least one
     * @param visits at least one
     */
    Map<String, Object> of(List<Patient> patients, List<Appointment> visits) {
        List<Map<String, Map<String, String>>> each = visits.stream()
                .map(visit -> Map.of("appointment", appointment(visit), "patient", patient(whose(visit, patients))))
                .toList();
        Map<String, Object> values = new HashMap<>(each.get(0));
        values.put("patient", patient(patients.get(0)));
        values.put("practice", Map.of("name", text(practice.name()), "phone", text(practice.phone())));
        values.put(MessageTemplate.LIST, each);
        values.put("count", String.valueOf(visits.size()));
        values.put("plural", plural(visits.size()));
        return values;
    }

    private static Patient whose(Appointment visit, List<Patient> patients) {
        return patients.stream()
                .filter(patient -> patient.key().id().equals(visit.patientId()))
                .findFirst()
                .orElseGet(() -> patients.get(0));
    }

    private Map<String, String> patient(Patient patient) {
        return Map.of(
                "firstName", text(patient.firstName()),
                "lastName", text(patient.lastName()),
                "language", text(patient.language()));
    }

    private Map<String, String> appointment(Appointment visit) {
        ZonedDateTime start = visit.start().atZone(practice.zone());
        ClinicTime words = ClinicTime.in(locale);
        Map<String, String> values = new HashMap<>();
        values.put("id", text(visit.key().id()));
        values.put("date", words.date(start));
        values.put("day", words.day(start));
        values.put("weekday", words.weekday(start));
        values.put("time", words.time(start));
        values.put("time12", words.time12(start));
        values.put("time24", words.time24(start));
        values.put("minutes", text(visit.minutes()));
        values.put("location", text(visit.locationId()));
        values.put("type", text(visit.typeId()));
        values.put("summary", text(visit.summary()));
        values.put("details", text(visit.details()));
        return values;
    }

    private Map<String, Boolean> plural(int count) {
        Plural form = Plural.of(locale.toLanguageTag(), count);
        return Arrays.stream(Plural.values()).collect(Collectors.toMap(Plural::word, each -> each == form));
    }

    private String text(@Nullable Object value) {
        return value == null ? "" : safe.apply(value.toString());
    }
}
