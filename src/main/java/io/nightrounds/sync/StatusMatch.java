package io.nightrounds.sync;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.sync.SyncAnswer.ItemStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds each pushed appointment's status in an answer whose envelope said "successful" while items may have failed.
 *
 * <p>By id first. A failed item can come back without its id, so an empty id is read by position, but only while there
 * are as many statuses as appointments and every id that was echoed stands at its own appointment's place: after any
 * sign of another order, a position proves nothing. Whatever is left without one clear status is unknown.
 */
final class StatusMatch {
    private final List<Appointment> pushed;
    private final List<ItemStatus> statuses;
    private final Map<String, List<ItemStatus>> byId = new HashMap<>();

    private StatusMatch(List<Appointment> pushed, List<ItemStatus> statuses) {
        this.pushed = pushed;
        this.statuses = statuses;
        for (ItemStatus status : statuses) {
            byId.computeIfAbsent(status.id(), id -> new ArrayList<>()).add(status);
        }
    }

    /** One result for each appointment, in the order pushed. */
    static List<SyncResult> match(List<Appointment> pushed, List<ItemStatus> statuses) {
        StatusMatch match = new StatusMatch(pushed, statuses);
        boolean positionsHold = match.positionsHold();
        List<SyncResult> results = new ArrayList<>();
        for (int i = 0; i < pushed.size(); i++) {
            results.add(match.result(pushed.get(i), positionsHold ? statuses.get(i) : null));
        }
        return results;
    }

    private boolean positionsHold() {
        if (statuses.size() != pushed.size()) {
            return false;
        }
        for (int i = 0; i < statuses.size(); i++) {
            String id = statuses.get(i).id();
            if (!id.isBlank() && !id.equals(pushed.get(i).key().id())) {
                return false;
            }
        }
        return true;
    }

    private SyncResult result(Appointment appointment, @Nullable ItemStatus atPosition) {
        List<ItemStatus> own = byId.get(appointment.key().id());
        if (own != null) {
            return agreed(appointment, own);
        }
        return atPosition == null
                ? SyncResult.unknown(appointment, "The answer has no status for it.")
                : agreed(appointment, List.of(atPosition));
    }

    private static SyncResult agreed(Appointment appointment, List<ItemStatus> own) {
        ItemStatus first = own.get(0);
        if (own.stream().anyMatch(other -> !Objects.equals(other.success(), first.success()))) {
            return SyncResult.unknown(appointment, "The answer has statuses for it that contradict each other.");
        }
        if (first.success() == null) {
            return SyncResult.unknown(appointment, said(first, "The answer says neither true nor false for it", "."));
        }
        return first.success()
                ? SyncResult.accepted(appointment)
                : SyncResult.refused(appointment, said(first, "Refused", ", without a reason."));
    }

    private static String said(ItemStatus status, String what, String otherwise) {
        String message = status.message();
        return message == null || message.isBlank() ? what + otherwise : what + ": " + message;
    }
}
