package io.nightrounds.cli.screen;

import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.outlook.Foreseen;
import io.nightrounds.forecast.CampaignForecast;
import io.nightrounds.forecast.Forecast;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a plan counts beside its forecast, and how it differs from the last run. */
final class PlanTotals {
    private final Map<String, Set<String>> recipients = new TreeMap<>();
    private final Map<String, Long> byVendor = new TreeMap<>();

    /** Counts a reminder for which something would go out, alone or with others. */
    void add(Foreseen foreseen) {
        OutboundMessage message = foreseen.message();
        if (message == null) {
            return;
        }
        recipients
                .computeIfAbsent(foreseen.campaign(), any -> new HashSet<>())
                .add(message.channel() + " " + message.recipient());
        if (!foreseen.joined()) {
            byVendor.merge(foreseen.provider(), 1L, Long::sum);
        }
    }

    /** Messages by vendor. */
    Map<String, Long> byVendor() {
        return byVendor;
    }

    /** How many different contacts a campaign would reach. */
    int recipients(String campaign) {
        return recipients.getOrDefault(campaign, Set.of()).size();
    }

    static Map<String, Long> whyNot(Forecast forecast) {
        Map<String, Long> whyNot = new TreeMap<>();
        forecast.campaigns()
                .forEach(campaign -> campaign.whyNot().forEach((reason, n) -> whyNot.merge(reason, n, Long::sum)));
        return whyNot;
    }

    /**
     * How a campaign differs from the last run, reasons that no longer occur included.
     *
     * @param whyNot by reason; only what changed
     */
    record Change(String campaign, long messages, Map<String, Long> whyNot) {}

    /** Every campaign of the plan or of the last run, in the order of their names. */
    static List<Change> changes(Forecast forecast, Forecast before) {
        Set<String> names = new TreeSet<>();
        forecast.campaigns().forEach(campaign -> names.add(campaign.campaign()));
        before.campaigns().forEach(campaign -> names.add(campaign.campaign()));
        return names.stream()
                .map(name -> change(name, find(forecast, name), find(before, name)))
                .toList();
    }

    private static Change change(String name, Optional<CampaignForecast> now, Optional<CampaignForecast> then) {
        Map<String, Long> whyNot = new TreeMap<>();
        now.ifPresent(campaign -> campaign.whyNot().forEach((reason, n) -> whyNot.merge(reason, n, Long::sum)));
        then.ifPresent(campaign -> campaign.whyNot().forEach((reason, n) -> whyNot.merge(reason, -n, Long::sum)));
        whyNot.values().removeIf(n -> n == 0);
        long messages = now.map(CampaignForecast::messages).orElse(0L)
                - then.map(CampaignForecast::messages).orElse(0L);
        return new Change(name, messages, whyNot);
    }

    private static Optional<CampaignForecast> find(Forecast forecast, String name) {
        return forecast.campaigns().stream()
                .filter(campaign -> campaign.campaign().equals(name))
                .findFirst();
    }
}
