package io.nightrounds.dispatch;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.appointment.Practice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Messages for tests in which it does not matter what they say. */
final class SampleMessages {
    private SampleMessages() {}

    /** The first attempt of that reminder. */
    static OutboundMessage direct(long reminder, String practice) {
        Appointment appointment = new Appointment(
                new AppointmentKey(practice, "a"),
                "p",
                Instant.parse("2026-11-22T02:00:00Z"),
                ZoneOffset.UTC,
                null,
                "main",
                null,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                "hash");
        Patient patient = new Patient(
                new PatientKey(practice, "p"),
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                "jo@direct.example.org",
                List.of(),
                Set.of());
        return new OutboundMessage(
                new AttemptKey(reminder, 1),
                new Practice(practice, ZoneOffset.UTC, "GB", "en", null),
                appointment,
                patient,
                Channel.DIRECT,
                "jo@direct.example.org",
                null,
                "Hello",
                null,
                List.of());
    }
}
