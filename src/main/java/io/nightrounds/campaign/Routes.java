package io.nightrounds.campaign;

import io.nightrounds.campaign.cadence.Aim;
import io.nightrounds.campaign.cadence.Outside;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways to a patient, each with the window of its channel. */
record Routes(Visit visit, CampaignProperties campaign, List<Addressing> ways) {
    static Routes of(Visit visit, CampaignProperties campaign) {
        return new Routes(visit, campaign, Addressing.of(visit, campaign));
    }

    /**
     * The patient's first way, or where its window is closed and the rule says so, the next one whose window is open.
     *
     * @param event whether it is about something that has just happened, which cannot be told of earlier
     */
    Timing choose(Aim aim, boolean event) {
        Addressing first = ways.get(0);
        Outside rule = rule(first, event);
        Timing wanted = timing(first, aim, rule);
        return rule == Outside.OTHER_CHANNEL && !wanted.possible()
                ? another(aim).orElseGet(() -> timing(first, aim, Outside.LATER))
                : wanted;
    }

    /**
     * The ways left beside the chosen one, in the patient's order, for when that one fails. Each keeps to the hours of
     * its own channel. None where the campaign wants no fallback.
     */
    Stream<Timing> others(Timing chosen, Aim aim, boolean event) {
        return campaign.fallback() == Fallback.NONE
                ? Stream.empty()
                : ways.stream()
                        .filter(way -> !way.equals(chosen.way()))
                        .map(way -> timing(way, aim, inReserve(way, event)));
    }

    private Outside rule(Addressing way, boolean event) {
        Outside rule = campaign.outside(way.timedBy(campaign));
        return event && rule == Outside.EARLIER ? Outside.LATER : rule;
    }

    /** A way that is the last resort already leaves its place to no other. */
    private Outside inReserve(Addressing way, boolean event) {
        Outside rule = rule(way, event);
        return rule == Outside.OTHER_CHANNEL ? Outside.LATER : rule;
    }

    private Optional<Timing> another(Aim aim) {
        return ways.stream()
                .skip(1)
                .filter(Addressing.Addressed.class::isInstance)
                .map(way -> timing(way, aim, Outside.SUPPRESS))
                .filter(Timing::possible)
                .findFirst()
                .map(other -> other.noting(ways.get(0).timedBy(campaign).word() + " has no open hours then"));
    }

    private Timing timing(Addressing way, Aim aim, Outside rule) {
        return Timing.of(visit, way, campaign.window(way.timedBy(campaign), visit.practice()), aim, rule);
    }
}
