package io.nightrounds.campaign;

import io.nightrounds.campaign.cadence.Aim;
import io.nightrounds.campaign.cadence.EventTouch;
import io.nightrounds.campaign.cadence.Outside;
import io.nightrounds.campaign.cadence.RelativeTouch;
import io.nightrounds.campaign.cadence.Touch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Decides about every touch of a visit. Pure: the same visit, night and moment give the same answer, and nothing is
 * read or written. What was planned before is the ledger's matter.
 */
@Component
public final class Planner {
    /**
     * How long ago the time of a touch may be over for the touch to be looked at: after an outage of a week it still
     * gets a row that says why nothing was sent.
     */
    static final Duration LOOK_BACK = Duration.ofDays(7);

    /** A day may begin so much earlier where a patient lives than at the clinic. */
    private static final Duration ZONES_APART = Duration.ofDays(2);

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Campaigns campaigns;
    private final GroupKeys groups;

    public Planner(Campaigns campaigns) {
        this.campaigns = campaigns;
        this.groups = new GroupKeys(campaigns);
    }

    /** The touches that are due on that night, in the job file's order, each to be sent or with the reason why not. */
    public List<PlannedTouch> plan(Visit visit, LocalDate night, Instant now) {
        return explain(visit, night, now).stream()
                .filter(TouchVerdict.Due.class::isInstance)
                .map(verdict -> ((TouchVerdict.Due) verdict).planned())
                .toList();
    }

    /** What that night says of every touch of every campaign, those not due included. */
    public List<TouchVerdict> explain(Visit visit, LocalDate night, Instant now) {
        List<TouchVerdict> verdicts = new ArrayList<>();
        campaigns.byName().forEach((name, campaign) -> {
            VisitPlan plan = new VisitPlan(visit, name, campaign, now);
            campaign.touches().keySet().forEach(touch -> verdicts.add(groups.keyed(visit, plan.on(night, touch))));
        });
        return verdicts;
    }

    /**
     * The visits that a night may have something to plan for.
     *
     * @param from the earliest start
     * @param until before which visits start that are read because of a touch relative to them
     * @param seen from when on something must have been seen to happen to visits that start later than that
     */
    record Reach(Instant from, Instant until, Instant seen) {}

    /** What that night may have to plan for a practice in that zone. */
    Reach reach(LocalDate night, ZoneId clinic, Instant now) {
        Duration trail =
                relative().map(RelativeTouch::trail).max(Duration::compareTo).orElse(Duration.ZERO);
        return new Reach(
                lookBack(now).minus(trail),
                horizon(night, clinic, now),
                events().map(EventTouch::trail)
                        .max(Duration::compareTo)
                        .map(lookBack(now)::minus)
                        .orElse(NEVER));
    }

    /** A moment before which every visit with a due touch begins; the look-back's end where there are no touches. */
    Instant horizon(LocalDate night, ZoneId clinic, Instant now) {
        Duration earlier = campaigns.byName().values().stream().anyMatch(Planner::movesEarlier)
                ? ZONES_APART.plusDays(Aim.FARTHEST_MOVE)
                : ZONES_APART;
        return relative()
                .map(touch -> touch.horizon(night, clinic).plus(earlier))
                .max(Instant::compareTo)
                .orElse(lookBack(now));
    }

    /** Whether any touch is about what happened to a visit. */
    boolean asksForEvents() {
        return events().findAny().isPresent();
    }

    static Instant lookBack(Instant now) {
        return now.minus(LOOK_BACK);
    }

    private static boolean movesEarlier(CampaignProperties campaign) {
        return campaign.channels().stream().anyMatch(channel -> campaign.outside(channel) == Outside.EARLIER);
    }

    Stream<RelativeTouch> relative() {
        return touches().filter(RelativeTouch.class::isInstance).map(RelativeTouch.class::cast);
    }

    private Stream<EventTouch> events() {
        return touches().filter(EventTouch.class::isInstance).map(EventTouch.class::cast);
    }

    private Stream<Touch> touches() {
        return campaigns.byName().values().stream().flatMap(campaign -> campaign.touches().values().stream());
    }
}
