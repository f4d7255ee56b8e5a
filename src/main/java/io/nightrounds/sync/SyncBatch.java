package io.nightrounds.sync;

import io.nightrounds.appointment.Appointment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Appointments of one practice that go out in one request. */
record SyncBatch(String practice, List<Appointment> appointments) {
    SyncBatch {
        appointments = List.copyOf(appointments);
    }

    /** As few batches as keep practices apart and none above that size, in the order given. */
    static List<SyncBatch> of(Collection<? extends Appointment> appointments, int size) {
        Map<String, List<Appointment>> byPractice = new LinkedHashMap<>();
        for (Appointment appointment : appointments) {
            byPractice
                    .computeIfAbsent(appointment.key().practice(), practice -> new ArrayList<>())
                    .add(appointment);
        }
        List<SyncBatch> batches = new ArrayList<>();
        byPractice.forEach((practice, all) -> {
            for (int from = 0; from < all.size(); from += size) {
                batches.add(new SyncBatch(practice, all.subList(from, Math.min(from + size, all.size()))));
            }
        });
        return batches;
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
