package io.nightrounds.campaign;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.Practice;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a text may name. A value that is not known is an empty text. */
final class MessageFields {
    static final List<String> NAMES = List.of(
            "patient.firstName",
            "patient.lastName",
            "patient.language",
            "appointment.id",
            "appointment.date",
            "appointment.time",
            "appointment.weekday",
            "appointment.minutes",
            "appointment.location",
            "practice.name",
            "practice.phone");

    private MessageFields() {}

    static Map<String, Map<String, String>> of(Patient patient, Appointment visit, Practice practice, Locale locale) {
        return Map.of(
                "patient",
                Map.of(
                        "firstName", text(patient.firstName()),
                        "lastName", text(patient.lastName()),
                        "language", text(patient.language())),
                "appointment",
                appointment(visit, visit.start().atZone(practice.zone()), locale),
                "practice",
                Map.of("name", practice.name(), "phone", text(practice.phone())));
    }

    private static Map<String, String> appointment(Appointment visit, ZonedDateTime start, Locale locale) {
        DateTimeFormatter date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
        return Map.of(
                "id", visit.key().id(),
                "date", plain(start.format(date.withLocale(locale))),
                "time", plain(start.format(time.withLocale(locale))),
                "weekday", start.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale),
                "minutes", text(visit.minutes()),
                "location", text(visit.locationId()));
    }

    /** Some locales put no-break spaces into times; one of them would make a text message twice as long. */
    private static String plain(String formatted) {
        return formatted.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
