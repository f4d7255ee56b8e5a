package io.nightrounds.forecast;

import io.nightrounds.appointment.Practices;
import io.nightrounds.dispatch.outlook.Foreseen;
import io.nightrounds.dispatch.outlook.Outlook;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Foresees a night: what it would send, at what cost, and whether it is out of bounds. Decides, and keeps nothing. */
@Component
public final class Forecaster {
    private final Outlook outlook;
    private final NightFigures figures;
    private final ForecastLedger ledger;
    private final Rules rules;
    private final Clock clock;

    Forecaster(Outlook outlook, NightFigures figures, ForecastLedger ledger, Rules rules, Clock clock) {
        this.outlook = outlook;
        this.figures = figures;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
    }

    /** What the job file says that a forecast has to know. */
    record Rules(ForecastProperties bounds, CostProperties costs, Practices practices) {}

    /**
     * A run that is to be foreseen.
     *
     * @param synced true takes for granted that AppointmentsSync accepts every appointment
     */
    public record Subject(long run, String job, LocalDate night, boolean synced) {}

    /**
     * Takes up what the run has to send and decides about each reminder as the dispatch would. It is passed or held;
     * nobody is asked to accept it.
     *
     * @param each is told of every reminder
     */
    public Forecast foresee(Subject subject, Consumer<Foreseen> each) {
        Instant now = clock.instant();
        Tally tally = new Tally(rules.costs(), now);
        outlook.takeUp(subject.run());
        outlook.foresee(subject.run(), subject.synced(), tally.andThen(each));
        outlook.unsent(subject.run()).forEach(tally::add);
        return judged(subject, tally, now);
    }

    private Forecast judged(Subject subject, Tally tally, Instant now) {
        Past past = ledger.past(subject, rules.bounds().nights());
        OptionalLong reading = figures.reading(subject.run(), rules.practices().keys());
        Map<String, PracticeForecast> practices = practices(subject, tally, reading, past.last(), now);
        List<Observed.Input> inputs = reading.isPresent() ? figures.inputs(reading.getAsLong()) : List.of();
        List<CampaignForecast> campaigns = tally.campaigns();
        BigDecimal cost = campaigns.stream().map(CampaignForecast::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Breach> breaches = new Bounds(rules.bounds(), rules.costs())
                .breaches(new Observed(subject.night(), now, practices, inputs, cost), past);
        return new Forecast(
                subject.run(),
                subject.job(),
                subject.night(),
                now,
                breaches.isEmpty() ? Forecast.Verdict.PASSED : Forecast.Verdict.HELD,
                rules.costs().currency(),
                campaigns,
                List.copyOf(new TreeMap<>(practices).values()),
                breaches,
                null,
                null);
    }

    private Map<String, PracticeForecast> practices(
            Subject subject, Tally tally, OptionalLong reading, Past.@Nullable Last last, Instant now) {
        Map<String, Long> told = figures.told(subject.run(), subject.job(), subject.night());
        Map<String, Long> visits = reading.isPresent() ? figures.visits(reading.getAsLong()) : Map.of();
        Map<String, PracticeForecast> upcoming =
                reading.isPresent() ? figures.upcoming(reading.getAsLong(), now, last) : Map.of();
        Map<String, PracticeForecast> found = new HashMap<>();
        for (String key : rules.practices().keys()) {
            PracticeForecast soon = Objects.requireNonNullElse(upcoming.get(key), PracticeForecast.none(key));
            long reminders = told.getOrDefault(key, 0L) + tally.waiting().getOrDefault(key, 0L);
            found.put(
                    key,
                    new PracticeForecast(
                            key, reminders, visits.getOrDefault(key, 0L), soon.upcoming(), soon.cancelled()));
        }
        return found;
    }
}
