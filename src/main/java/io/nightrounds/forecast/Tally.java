package io.nightrounds.forecast;

import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.outlook.Foreseen;
import io.nightrounds.dispatch.outlook.Outlook.Unsent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts what is foreseen, one reminder at a time, so that a large night takes no more memory than a small one. */
final class Tally implements Consumer<Foreseen> {
    private final CostProperties costs;
    private final Instant now;
    private final Map<String, Sum> campaigns = new TreeMap<>();
    private final Map<String, Long> waiting = new TreeMap<>();

    Tally(CostProperties costs, Instant now) {
        this.costs = costs;
        this.now = now;
    }

    @Override
    public void accept(Foreseen foreseen) {
        Sum sum = sum(foreseen.campaign());
        if (foreseen.whyNot() != null) {
            sum.whyNot.merge(foreseen.whyNot(), 1L, Long::sum);
        }
        if (foreseen.message() != null) {
            sum.add(foreseen, foreseen.message());
        }
        if (foreseen.message() != null || foreseen.waits()) {
            waiting.merge(foreseen.practice(), 1L, Long::sum);
        }
    }

    void add(Unsent unsent) {
        sum(unsent.campaign()).whyNot.merge(unsent.reason(), unsent.reminders(), Long::sum);
    }

    List<CampaignForecast> campaigns() {
        return campaigns.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey()))
                .toList();
    }

    /** How many reminders would be sent or wait, by practice. */
    Map<String, Long> waiting() {
        return waiting;
    }

    private Sum sum(String campaign) {
        return campaigns.computeIfAbsent(campaign, any -> new Sum());
    }

    private final class Sum {
        private long reminders;
        private long messages;
        private long smsParts;
        private BigDecimal cost = BigDecimal.ZERO;
        private @Nullable Instant earliest;
        private @Nullable Instant latest;
        private final Map<String, Long> whyNot = new TreeMap<>();

        void add(Foreseen foreseen, OutboundMessage message) {
            reminders++;
            Instant at = Optional.ofNullable(message.sendAt()).orElse(now);
            earliest = earliest == null || at.isBefore(earliest) ? at : earliest;
            latest = latest == null || at.isAfter(latest) ? at : latest;
            if (!foreseen.joined()) {
                int parts = foreseen.smsParts();
                messages++;
                smsParts += parts;
                cost = cost.add(costs.of(message.channel(), parts));
            }
        }

        CampaignForecast of(String campaign) {
            return new CampaignForecast(campaign, reminders, messages, smsParts, cost, earliest, latest, whyNot);
        }
    }
}
