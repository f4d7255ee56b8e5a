package io.nightrounds.forecast;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run would send of one campaign, and what not.
 *
 * @param reminders how many would be told
 * @param messages how many messages that takes: reminders of one group go out as one
 * @param smsParts how many parts its text messages have, which is what operators bill
 * @param cost in the currency of the job file; zero where it names no prices
 * @param earliest when the first of them would go out; null where none would
 * @param latest when the last of them would go out; null where none would
 * @param whyNot reminders that would not be sent, by the word of the reason
 */
public record CampaignForecast(
        String campaign,
        long reminders,
        long messages,
        long smsParts,
        BigDecimal cost,
        @Nullable Instant earliest,
        @Nullable Instant latest,
        Map<String, Long> whyNot) {

    public CampaignForecast {
        whyNot = new TreeMap<>(whyNot);
    }
}
