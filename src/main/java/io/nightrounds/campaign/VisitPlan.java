package io.nightrounds.campaign;

import io.nightrounds.campaign.cadence.Aim;
import io.nightrounds.campaign.cadence.EventTouch;
import io.nightrounds.campaign.cadence.Occasion;
import io.nightrounds.campaign.cadence.RelativeTouch;
import io.nightrounds.campaign.cadence.Touch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One campaign's touches of one visit, as they look at one moment. */
final class VisitPlan {
    private final Visit visit;
    private final String name;
    private final CampaignProperties campaign;
    private final Instant now;
    private final Routes routes;

    VisitPlan(Visit visit, String name, CampaignProperties campaign, Instant now) {
        this.visit = visit;
        this.name = name;
        this.campaign = campaign;
        this.now = now;
        this.routes = Routes.of(visit, campaign);
    }

    TouchVerdict on(LocalDate night, String touchName) {
        TouchKey key = new TouchKey(visit.appointment().key(), start(), name, touchName);
        return campaign.who()
                .excludes(visit.appointment())
                .<TouchVerdict>map(rule -> new TouchVerdict.NotForVisit(key, rule))
                .orElseGet(() -> within(key, night));
    }

    private TouchVerdict within(TouchKey key, LocalDate night) {
        Touch touch = Objects.requireNonNull(campaign.touches().get(key.touch()));
        return touch instanceof EventTouch event ? ofEvent(key, event) : ofRelative(key, (RelativeTouch) touch, night);
    }

    /** What happened is told of at once: its time is a moment that is past, and no date of a calendar. */
    private TouchVerdict ofEvent(TouchKey key, EventTouch touch) {
        Optional<Instant> seen = visit.history().seen(touch.occasion(), visit.appointment());
        if (seen.isEmpty()) {
            return new TouchVerdict.NothingHappened(key, touch.occasion());
        }
        Aim aim = touch.aim(seen.get(), start());
        Timing timing = routes.choose(aim, true);
        if (timing.fit().span().notAfter().isBefore(Planner.lookBack(now))) {
            return new TouchVerdict.NeverDue(key);
        }
        return new TouchVerdict.Due(
                seen.get().atZone(clinic()).toLocalDate(), planned(key, touch, new Choice(timing, aim, null)));
    }

    private TouchVerdict ofRelative(TouchKey key, RelativeTouch touch, LocalDate night) {
        Choice choice = inTurn(touch);
        Timing timing = choice.timing;
        Instant over = touch.occasion() == Occasion.BEFORE
                ? start()
                : timing.fit().span().notAfter();
        if (over.isBefore(Planner.lookBack(now))) {
            return new TouchVerdict.NeverDue(key);
        }
        LocalDate nominal = touch.date(start(), clinic());
        LocalDate opens = timing.fit().span().notBefore().atZone(clinic()).toLocalDate();
        LocalDate date = opens.isBefore(nominal) ? opens : nominal;
        return date.isAfter(night)
                ? new TouchVerdict.NotYetDue(key, date)
                : new TouchVerdict.Due(date, planned(key, touch, choice));
    }

    /**
     * The way and the time that were chosen for a touch, and what they were chosen for.
     *
     * @param from the moment to which it is brought forward; null where it is not
     */
    private record Choice(Timing timing, Aim aim, @Nullable Instant from) {
        Timing broughtForward(Timing other) {
            return from == null ? other : other.from(from);
        }
    }

    private Timing timing(RelativeTouch touch) {
        return routes.choose(touch.aim(start(), clinic()), false);
    }

    /** At its own time, or at once where the visit was booked too late for the touch before it. */
    private Choice inTurn(RelativeTouch touch) {
        Timing own = timing(touch);
        Aim aim = touch.aim(start(), clinic());
        Instant placed = visit.history().placed();
        return placed != null && takesThePlaceOfOneBefore(touch, placed)
                ? new Choice(own.from(placed), aim, placed)
                : new Choice(own, aim, null);
    }

    private boolean takesThePlaceOfOneBefore(RelativeTouch touch, Instant placed) {
        return campaign.before(touch, start(), clinic())
                .filter(RelativeTouch::bringsForward)
                .filter(before -> timing(before).bookedTooLate(placed))
                .isPresent();
    }

    private PlannedTouch planned(TouchKey key, Touch touch, Choice choice) {
        Timing timing = choice.timing;
        Optional<SuppressionReason> ofVisit = Eligibility.ofVisit(
                new Eligibility.Planned(touch.occasion(), start()), visit.appointment(), visit.patient(), now);
        if (ofVisit.isPresent()) {
            return suppressed(key, touch, timing, ofVisit.get(), null);
        }
        Optional<SuppressionReason> ofTime =
                timing.whyNot(touch.occasion(), visit.history().placed(), now);
        if (ofTime.isPresent()) {
            return suppressed(key, touch, timing, ofTime.get(), timing.detail());
        }
        return timing.way() instanceof Addressing.Addressed addressed
                ? addressed(key, touch, choice, addressed)
                : unaddressed(key, touch, timing, (Addressing.Unaddressed) timing.way());
    }

    private PlannedTouch unaddressed(TouchKey key, Touch touch, Timing timing, Addressing.Unaddressed why) {
        return suppressed(key, touch, timing, why.reason(), why.detail());
    }

    private List<PlannedWay> further(Touch touch, Choice choice) {
        return routes.others(choice.timing, choice.aim, touch instanceof EventTouch)
                .map(choice::broughtForward)
                .filter(other -> other.whyNot(touch.occasion(), visit.history().placed(), now)
                        .isEmpty())
                .flatMap(other -> other.planned().stream())
                .toList();
    }

    private PlannedTouch addressed(TouchKey key, Touch touch, Choice choice, Addressing.Addressed to) {
        Timing timing = choice.timing;
        return new PlannedTouch(
                key,
                touch.occasion(),
                visit.patient().key().id(),
                to.channel(),
                to.recipient(),
                to.language(),
                timing.fit().span().notBefore(),
                timing.fit().span().notAfter(),
                timing.zone(),
                further(touch, choice),
                null,
                timing.notes(),
                null);
    }

    private PlannedTouch suppressed(
            TouchKey key, Touch touch, Timing timing, SuppressionReason reason, @Nullable String detail) {
        return new PlannedTouch(
                key,
                touch.occasion(),
                visit.patient().key().id(),
                null,
                null,
                null,
                timing.fit().span().notBefore(),
                timing.fit().span().notAfter(),
                timing.zone(),
                List.of(),
                reason,
                detail,
                null);
    }

    private Instant start() {
        return visit.appointment().start();
    }

    private ZoneId clinic() {
        return visit.practice().zone();
    }
}
