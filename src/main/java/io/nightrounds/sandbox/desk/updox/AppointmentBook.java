package io.nightrounds.sandbox.desk.updox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The appointments that the practices have synced, by account and id. A cancelled one stays in the book. */
final class AppointmentBook {
    private static final int LATEST = 20;

    /** The one that was written last comes last. */
    private final Map<Key, Appointment> held = new LinkedHashMap<>();

    /** @param date as the client wrote it */
    record Appointment(String account, String id, String date, String summary, boolean cancelled) {
        private Key key() {
            return new Key(account, id);
        }
    }

    private record Key(String account, String id) {}

    /** Finds by id, else by old id (which then has the new id), else inserts. @return what was done, in a word */
    synchronized String put(Appointment appointment, String oldId) {
        boolean updated = held.remove(appointment.key()) != null;
        boolean rekeyed = !updated && held.remove(new Key(appointment.account(), oldId)) != null;
        held.put(appointment.key(), appointment);
        return rekeyed ? "re-keyed" : updated ? "updated" : "inserted";
    }

    synchronized int size() {
        return held.size();
    }

    synchronized long cancelled() {
        return held.values().stream().filter(Appointment::cancelled).count();
    }

    /** The newest first. */
    synchronized List<Appointment> latest() {
        List<Appointment> latest = new ArrayList<>(
                held.values().stream().skip(Math.max(0, held.size() - LATEST)).toList());
        Collections.reverse(latest);
        return List.copyOf(latest);
    }
}
