package io.nightrounds.cli.screen;

import io.nightrounds.cli.screen.PlanTotals.Change;
import io.nightrounds.dispatch.outlook.Foreseen;
import io.nightrounds.forecast.CampaignForecast;
import io.nightrounds.forecast.Forecast;
import io.nightrounds.job.RunRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan on the terminal: every message, then each campaign, then what the night as a whole would be. */
final class PlanLines implements PlanScreen {
    private final Screen screen;
    private final Clock clock;
    private final PlanTotals totals = new PlanTotals();

    PlanLines(Screen screen, Clock clock) {
        this.screen = screen;
        this.clock = clock;
    }

    @Override
    public Screen screen() {
        return screen;
    }

    @Override
    public void begin(RunRequest request) {}

    @Override
    public void add(Foreseen foreseen) {
        totals.add(foreseen);
        PlannedMessage.of(foreseen, clock).ifPresent(message -> screen.data(line(message)));
    }

    private static String line(PlannedMessage message) {
        return String.format(
                "%s  %-6s %-12s %s  appointment %s: %s",
                seconds(message.sendAt()),
                message.channel(),
                message.provider(),
                message.recipient(),
                Stream.concat(Stream.of(message.appointment()), message.alsoAbout().stream())
                        .collect(Collectors.joining(", ")),
                message.text().replaceAll("\\s+", " "));
    }

    @Override
    public void end(Forecast forecast, Optional<Forecast> before) {
        Map<String, Change> changes = before.map(last -> PlanTotals.changes(forecast, last).stream()
                        .collect(Collectors.toMap(Change::campaign, Function.identity())))
                .orElse(Map.of());
        forecast.campaigns()
                .forEach(campaign ->
                        campaign(campaign, forecast, Optional.ofNullable(changes.get(campaign.campaign()))));
        before.ifPresentOrElse(
                last -> compared(last, changes, forecast),
                () -> screen.data("There is no earlier run of this job to compare it with."));
        total(forecast);
        forecast(forecast);
    }

    private void campaign(CampaignForecast campaign, Forecast forecast, Optional<Change> change) {
        screen.data("Campaign " + campaign.campaign() + ": " + totals.recipients(campaign.campaign())
                + " recipients, " + campaign.messages() + " messages" + signed(change.map(Change::messages)) + ", "
                + campaign.smsParts() + " SMS parts" + cost(campaign.cost(), forecast)
                + (campaign.earliest() == null || campaign.latest() == null
                        ? ""
                        : ", from " + seconds(campaign.earliest()) + " to " + seconds(campaign.latest())));
        campaign.whyNot()
                .forEach((reason, n) -> screen.data("  not sent: " + n + " " + reason
                        + signed(change.map(it -> it.whyNot().getOrDefault(reason, 0L)))));
    }

    /** What the last run had and this one does not is told here, as no campaign above has it. */
    private void compared(Forecast last, Map<String, Change> changes, Forecast forecast) {
        screen.data("Differences are to run " + last.run() + " of " + last.night() + ".");
        changes.values().stream()
                .filter(change -> forecast.campaigns().stream()
                        .noneMatch(campaign -> campaign.campaign().equals(change.campaign())))
                .forEach(change -> screen.data(
                        "Campaign " + change.campaign() + ": 0 messages" + signed(Optional.of(change.messages()))));
    }

    private void total(Forecast forecast) {
        Map<String, Long> whyNot = PlanTotals.whyNot(forecast);
        screen.data("Plan of " + forecast.night() + ": " + forecast.messages() + " would be sent"
                + listed(totals.byVendor())
                + ", as " + forecast.smsParts() + " SMS parts; "
                + whyNot.values().stream().mapToLong(Long::longValue).sum() + " would not" + listed(whyNot) + "."
                + (forecast.currency() == null
                        ? ""
                        : " Cost: " + forecast.cost().toPlainString() + " " + forecast.currency() + "."));
    }

    private void forecast(Forecast forecast) {
        if (!forecast.isHeld()) {
            screen.data("The night is within its bounds.");
            return;
        }
        screen.data("This night would be held, and nothing of it sent:");
        forecast.breaches().forEach(breach -> screen.data("  " + breach.sentence()));
    }

    private static String cost(BigDecimal cost, Forecast forecast) {
        return forecast.currency() == null ? "" : ", " + cost.toPlainString() + " " + forecast.currency();
    }

    private static String signed(Optional<Long> change) {
        return change.map(n -> String.format(" (%+d)", n)).orElse("");
    }

    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String listed(Map<String, Long> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
