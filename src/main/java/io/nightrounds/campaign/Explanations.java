package io.nightrounds.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers "why not?" for the touches of one appointment by asking the planner again. Writes nothing. */
@Component
public final class Explanations {
    private final VisitPages visits;
    private final Planner planner;
    private final Clock clock;

    Explanations(VisitPages visits, Planner planner, Clock clock) {
        this.visits = visits;
        this.planner = planner;
        this.clock = clock;
    }

    /**
     * What planning says of one touch as things stand now.
     *
     * @param visit the visit's start
     * @param date the clinic's local date from which on the touch is due
     */
    public record Explanation(
            String practice, Instant visit, String campaign, String touch, LocalDate date, String sentence) {}

    /** Every touch of every visit of that id, those that will never be due included. */
    public List<Explanation> of(String appointment, LocalDate night) {
        return visits.withId(appointment).stream()
                .flatMap(visit -> planner.explain(visit, night, clock.instant()).stream())
                .map(Explanations::explanation)
                .toList();
    }

    private static Explanation explanation(TouchVerdict verdict) {
        TouchKey key = verdict.key();
        return new Explanation(
                key.appointment().practice(),
                key.start(),
                key.campaign(),
                key.touch(),
                verdict.date(),
                sentence(verdict));
    }

    private static String sentence(TouchVerdict verdict) {
        if (verdict instanceof TouchVerdict.NotYetDue) {
            return "not due before " + verdict.date() + ".";
        }
        if (verdict instanceof TouchVerdict.NeverDue) {
            return "never due: the visit is longer ago than planning looks back.";
        }
        PlannedTouch planned = ((TouchVerdict.Due) verdict).planned();
        SuppressionReason suppressed = planned.suppressed();
        return suppressed == null
                ? "due since " + verdict.date() + "; the next run sends it."
                : "due since " + verdict.date() + ", and not to be sent. " + suppressed.sentence();
    }
}
