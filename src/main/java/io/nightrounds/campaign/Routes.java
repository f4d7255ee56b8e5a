package io.nightrounds.campaign;

import io.nightrounds.campaign.cadence.Aim;
import io.nightrounds.campaign.cadence.Outside;
import java.util.List;
import java.util.Optional;

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
        Outside rule = campaign.outside(first.timedBy(campaign));
        Timing wanted = timing(first, aim, event && rule == Outside.EARLIER ? Outside.LATER : rule);
        return rule == Outside.OTHER_CHANNEL && !wanted.possible()
                ? another(aim).orElseGet(() -> timing(first, aim, Outside.LATER))
                : wanted;
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
