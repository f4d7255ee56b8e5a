package io.nightrounds.sync;

import io.nightrounds.appointment.Appointment;
import java.util.List;

/** Appointments of one practice that go out in one request. */
record SyncBatch(String practice, List<Appointment> appointments) {
    SyncBatch {
        appointments = List.copyOf(appointments);
    }

    boolean divisible() {
        return appointments.size() > 1;
    }

    List<SyncBatch> halves() {
        int middle = appointments.size() / 2;
        return List.of(
                new SyncBatch(practice, appointments.subList(0, middle)),
                new SyncBatch(practice, appointments.subList(middle, appointments.size())));
    }
}
