package io.nightrounds.campaign;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.campaign.cadence.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the runs have seen happen to a visit. Sources state what is, not what happened: an event is the difference
 * between two nights, and its time is when a run saw it.
 *
 * @param isNew whether it came after its practice's first feed, which is a stock and no news
 * @param placed when a run first saw the visit at its present start; null where it has stood there since the practice's
 *     first feed
 * @param status when a run first saw it cancelled or not, as it is now; null where unknown
 * @param told what went out about it, or may have
 */
public record VisitHistory(
        boolean isNew, @Nullable Instant placed, @Nullable Instant status, List<Told> told) {
    /** Nothing known. */
    public static final VisitHistory NONE = new VisitHistory(false, null, null, List.of());

    public VisitHistory {
        told = List.copyOf(told);
    }

    /** A message to the patient. @param start the visit's start that it spoke of */
    public record Told(Instant start, Occasion occasion) {}

    /** When a run saw that happen to the visit as it is now; empty where it did not. */
    Optional<Instant> seen(Occasion event, Appointment visit) {
        return switch (event) {
            case BOOKED -> Optional.ofNullable(placed).filter(at -> booked(visit));
            case MOVED -> Optional.ofNullable(placed).filter(at -> toldOfAnother(visit, at));
            case CANCELLED -> Optional.ofNullable(status).filter(at -> cancelled(visit, at));
            case REINSTATED -> Optional.ofNullable(status).filter(at -> reinstated(visit));
            case BEFORE, AFTER -> Optional.empty();
        };
    }

    /** A visit that the practice re-numbered is not new, nor one of which the patient knew at another time. */
    private boolean booked(Appointment visit) {
        return isNew && visit.oldId() == null && (placed == null || !toldOfAnother(visit, placed));
    }

    private boolean cancelled(Appointment visit, Instant at) {
        return visit.cancelled()
                && (told(one -> one.start().equals(visit.start()) && one.occasion() != Occasion.AFTER)
                        || toldOfAnother(visit, at));
    }

    private boolean reinstated(Appointment visit) {
        return !visit.cancelled()
                && told(one -> one.start().equals(visit.start()) && one.occasion() == Occasion.CANCELLED);
    }

    /** Another start that was still to come: sources use an id again for a later visit. */
    private boolean toldOfAnother(Appointment visit, Instant at) {
        return told(one -> !one.start().equals(visit.start()) && one.start().isAfter(at));
    }

    private boolean told(Predicate<Told> which) {
        return told.stream().anyMatch(which);
    }
}
