package io.nightrounds.sandbox.desk;

import java.util.HashMap;
import java.util.Map;

/** The appointments that the practices have synced, by account and id. A cancelled one stays in the book. */
final class AppointmentBook {
    private final Map<Key, Boolean> cancelledById = new HashMap<>();

    private record Key(String account, String id) {}

    /** Finds by id, else by old id (which then has the new id), else inserts. @return what was done, in a word */
    synchronized String put(String account, String id, String oldId, boolean cancelled) {
        Key key = new Key(account, id);
        boolean rekeyed = !cancelledById.containsKey(key) && cancelledById.remove(new Key(account, oldId)) != null;
        boolean updated = cancelledById.put(key, cancelled) != null;
        return rekeyed ? "re-keyed" : updated ? "updated" : "inserted";
    }

    synchronized int size() {
        return cancelledById.size();
    }

    synchronized long cancelled() {
        return cancelledById.values().stream().filter(cancelled -> cancelled).count();
    }
}
