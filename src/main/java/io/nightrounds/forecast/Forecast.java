package io.nightrounds.forecast;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it was foreseen between planning and sending.
 *
 * @param currency of all costs; null where the job file names no prices
 * @param breaches the bounds it was outside of; not empty where it was held or had to be accepted
 * @param acceptedBy the operating system's user who said to send it all the same; null where nobody had to
 */
public record Forecast(
        long run,
        String job,
        LocalDate night,
        Instant checkedAt,
        Verdict verdict,
        @Nullable String currency,
        List<CampaignForecast> campaigns,
        List<PracticeForecast> practices,
        List<Breach> breaches,
        @Nullable String acceptedBy,
        @Nullable Instant acceptedAt) {

    /** What a forecast says about sending. */
    public enum Verdict {
        /** Like the nights before: sent without asking. */
        PASSED,
        /** Out of bounds: planned, and not sent. */
        HELD,
        /** Out of bounds, and someone said to send it all the same. */
        ACCEPTED
    }

    public Forecast {
        campaigns = List.copyOf(campaigns);
        practices = List.copyOf(practices);
        breaches = List.copyOf(breaches);
    }

    /** What all messages of the run would cost. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public BigDecimal cost() {
        return campaigns.stream().map(CampaignForecast::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many messages would go out. */
    public long messages() {
        return campaigns.stream().mapToLong(CampaignForecast::messages).sum();
    }

    /** How many parts their text messages have. */
    public long smsParts() {
        return campaigns.stream().mapToLong(CampaignForecast::smsParts).sum();
    }

    @JsonIgnore
    public boolean isHeld() {
        return verdict == Verdict.HELD;
    }

    Forecast judged(Verdict as, @Nullable String by, @Nullable Instant at) {
        return new Forecast(run, job, night, checkedAt, as, currency, campaigns, practices, breaches, by, at);
    }
}
