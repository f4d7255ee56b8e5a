package io.nightrounds.dispatch;

import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.appointment.Practice;
import io.nightrounds.dispatch.claim.SampleReminder;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Messages for tests in which it does not matter what they say. */
public final class SampleMessages {
    private SampleMessages() {}

    /** The first attempt of that reminder. */
    public static OutboundMessage direct(long reminder, String practice) {
        Patient patient =
                SampleReminder.patient(new PatientKey(practice, "p-1"), DispatchTables.number(1), ZoneOffset.UTC);
        return new OutboundMessage(
                new AttemptKey(reminder, 1),
                new Practice(practice, ZoneOffset.UTC, "GB", "en", null),
                SampleReminder.appointment(new AppointmentKey(practice, "a-1"), "p-1", DispatchTables.VISIT),
                patient,
                Channel.DIRECT,
                Objects.requireNonNull(patient.contact(Channel.DIRECT)),
                null,
                "Hello",
                null,
                List.of());
    }
}
