package io.nightrounds.campaign;

import io.nightrounds.campaign.cadence.Occasion;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers "why not?" for the touches of one appointment by asking the planner again. Writes nothing. */
@Component
public final class Explanations {
    private final VisitPages visits;
    private final Planner planner;
    private final ContactCaps caps;
    private final Forgotten forgotten;
    private final Clock clock;

    Explanations(VisitPages visits, Planner planner, ContactCaps caps, Forgotten forgotten, Clock clock) {
        this.visits = visits;
        this.planner = planner;
        this.caps = caps;
        this.forgotten = forgotten;
        this.clock = clock;
    }

    /**
     * What planning says of one touch as things stand now.
     *
     * @param visit the visit's start
     * @param date the clinic's local date from which on the touch is due; null where it is not and will not be
     */
    public record Explanation(
            String practice,
            Instant visit,
            String campaign,
            String touch,
            @Nullable LocalDate date,
            String sentence) {}

    /** Every touch of every visit of that id, those that will never be due included. */
    public List<Explanation> of(String appointment, LocalDate night) {
        return visits.withId(appointment).stream()
                .flatMap(visit -> held(planner.explain(visit, night, clock.instant())).stream())
                .map(Explanations::explanation)
                .toList();
    }

    /** As planning would hold them against the caps, and against what was forgotten. */
    private List<TouchVerdict> held(List<TouchVerdict> verdicts) {
        Map<TouchKey, PlannedTouch> held = caps
                .hold(
                        forgotten.hold(verdicts.stream()
                                .filter(TouchVerdict.Due.class::isInstance)
                                .map(verdict -> ((TouchVerdict.Due) verdict).planned())
                                .toList()),
                        clock.instant())
                .stream()
                .collect(Collectors.toMap(PlannedTouch::key, Function.identity()));
        return verdicts.stream().map(verdict -> held(verdict, held)).toList();
    }

    private static TouchVerdict held(TouchVerdict verdict, Map<TouchKey, PlannedTouch> held) {
        PlannedTouch touch = held.get(verdict.key());
        return touch != null && verdict instanceof TouchVerdict.Due due
                ? new TouchVerdict.Due(due.date(), touch)
                : verdict;
    }

    private static Explanation explanation(TouchVerdict verdict) {
        TouchKey key = verdict.key();
        return new Explanation(
                key.appointment().practice(),
                key.start(),
                key.campaign(),
                key.touch(),
                date(verdict),
                sentence(verdict));
    }

    private static @Nullable LocalDate date(TouchVerdict verdict) {
        if (verdict instanceof TouchVerdict.Due due) {
            return due.date();
        }
        return verdict instanceof TouchVerdict.NotYetDue later ? later.date() : null;
    }

    private static String sentence(TouchVerdict verdict) {
        if (verdict instanceof TouchVerdict.NotYetDue later) {
            return "not due before " + later.date() + ".";
        }
        if (verdict instanceof TouchVerdict.NothingHappened nothing) {
            return "not due: " + nothing(nothing.occasion());
        }
        if (verdict instanceof TouchVerdict.NeverDue) {
            return "never due: its time was over more than " + Planner.LOOK_BACK.toDays()
                    + " days ago, which is as far as planning looks back.";
        }
        if (verdict instanceof TouchVerdict.NotForVisit other) {
            return "never due: the campaign is not for this visit (" + other.rule() + ").";
        }
        TouchVerdict.Due due = (TouchVerdict.Due) verdict;
        SuppressionReason suppressed = due.planned().suppressed();
        return suppressed == null
                ? "due since " + due.date() + "; the next run sends it."
                : "due since " + due.date() + ", and not to be sent. " + suppressed.sentence() + detail(due.planned());
    }

    private static String detail(PlannedTouch touch) {
        return touch.detail() == null ? "" : " (" + touch.detail() + ")";
    }

    private static String nothing(Occasion event) {
        return switch (event) {
            case BOOKED -> "the visit was there in the practice's first feed, or was announced as a moved one.";
            case MOVED -> "the patient was told of no other time of this visit.";
            case CANCELLED -> "the visit is not cancelled, or the patient was never told of it.";
            case REINSTATED -> "the patient was told of no cancellation that has been taken back.";
            case BEFORE, AFTER -> "nothing has to happen for it.";
        };
    }
}
