package io.nightrounds.dispatch.claim;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientKey;
import io.nightrounds.campaign.Eligibility;
import io.nightrounds.campaign.cadence.Occasion;
import io.nightrounds.dispatch.DispatchTables;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reminder as {@link DispatchTables} would plan it, without a database: number n is for visit a-n, by default of
 * patient p-1 and in the group g with all others.
 *
 * @param zone the patient's own; null for the clinic's
 */
public record SampleReminder(
        long id,
        String patientId,
        String mobile,
        @Nullable String group,
        Channel channel,
        Instant start,
        @Nullable ZoneId zone) {
    private static final ZoneId BOSTON = ZoneId.of("America/New_York");

    public static SampleReminder number(long id) {
        return new SampleReminder(id, "p-1", DispatchTables.number(1), "g", Channel.SMS, DispatchTables.VISIT, null);
    }

    public SampleReminder of(String other) {
        return new SampleReminder(id, other, mobile, group, channel, start, zone);
    }

    public SampleReminder to(String number) {
        return new SampleReminder(id, patientId, number, group, channel, start, zone);
    }

    public SampleReminder in(@Nullable String key) {
        return new SampleReminder(id, patientId, mobile, key, channel, start, zone);
    }

    public SampleReminder by(Channel other) {
        return new SampleReminder(id, patientId, mobile, group, other, start, zone);
    }

    public SampleReminder hoursLater(int hours) {
        return new SampleReminder(id, patientId, mobile, group, channel, start.plus(Duration.ofHours(hours)), zone);
    }

    public SampleReminder living(ZoneId where) {
        return new SampleReminder(id, patientId, mobile, group, channel, start, where);
    }

    public DueReminder due() {
        return new DueReminder(
                id,
                0,
                "recall",
                new DueReminder.Way(0, "first", channel, "en", DispatchTables.NOT_BEFORE, DispatchTables.NOT_AFTER),
                new Eligibility.Planned(Occasion.BEFORE, start),
                group,
                true,
                appointment(new AppointmentKey("harbor", "a-" + id), patientId, start),
                patient(new PatientKey("harbor", patientId), mobile, zone));
    }

    public static Appointment appointment(AppointmentKey key, String patientId, Instant start) {
        return new Appointment(
                key, patientId, start, BOSTON, null, "main", null, null, null, null, false, false, null, null, "hash");
    }

    public static Patient patient(PatientKey key, String mobile, @Nullable ZoneId zone) {
        return new Patient(
                key,
                "Ann",
                null,
                null,
                null,
                null,
                false,
                null,
                zone,
                mobile,
                null,
                "ann@example.org",
                "ann@direct.example.org",
                List.of(),
                Set.of());
    }
}
