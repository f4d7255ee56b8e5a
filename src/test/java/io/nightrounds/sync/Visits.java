package io.nightrounds.sync;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Appointments of which only the key and the content matter. */
final class Visits {
    private Visits() {}

    static Appointment visit(String practice, String id) {
        return new Appointment(
                new AppointmentKey(practice, id),
                "patient-1",
                Instant.parse("2026-11-25T14:30:00Z"),
                ZoneId.of("America/New_York"),
                30,
                "main",
                null,
                null,
                "Check-up",
                null,
                false,
                false,
                null,
                null,
                "hash-of-" + id);
    }

    static List<Appointment> visits(String... ids) {
        return Stream.of(ids).map(id -> visit("harbor", id)).toList();
    }

    /** So many of one practice, in the order of their ids. */
    static List<Appointment> visits(String practice, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> visit(practice, "%04d".formatted(i)))
                .toList();
    }
}
