package io.nightrounds.appointment;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One visit as its practice keeps it.
 *
 * @param start the moment the visit begins, to the minute
 * @param zone the clinic's zone, in which its local date was written
 * @param minutes how long it lasts; null where the source does not say
 * @param oldId the id it had before the practice re-numbered it (AppointmentsSync's "old id")
 * @param updoxId Updox's own number for it, where the source knows it
 * @param contentHash SHA-256 over everything AppointmentsSync is told, hex: equal means nothing to sync
 */
public record Appointment(
        AppointmentKey key,
        String patientId,
        Instant start,
        ZoneId zone,
        @Nullable Integer minutes,
        String calendarId,
        @Nullable String typeId,
        @Nullable String locationId,
        @Nullable String summary,
        @Nullable String details,
        boolean cancelled,
        boolean blocked,
        @Nullable String oldId,
        @Nullable Long updoxId,
        String contentHash) {

    public PatientKey patient() {
        return new PatientKey(key.practice(), patientId);
    }

    /** The visit's start on the clinic's own clock. */
    public ZonedDateTime localStart() {
        return start.atZone(zone);
    }
}
