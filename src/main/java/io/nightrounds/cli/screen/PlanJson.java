package io.nightrounds.cli.screen;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.nightrounds.cli.screen.PlanTotals.Change;
import io.nightrounds.dispatch.outlook.Foreseen;
import io.nightrounds.forecast.Breach;
import io.nightrounds.forecast.CampaignForecast;
import io.nightrounds.forecast.Forecast;
import io.nightrounds.forecast.PracticeForecast;
import io.nightrounds.job.RunRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A plan as one JSON object, written as it is found, so that a large night needs no more memory than a small one. */
final class PlanJson implements PlanScreen {
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final Screen screen;
    private final Clock clock;
    private final PlanTotals totals = new PlanTotals();
    private final JsonGenerator json;

    PlanJson(Screen screen, Clock clock) {
        this.screen = screen;
        this.clock = clock;
        this.json = JSON.createGenerator(screen.data());
    }

    /** A campaign with what its forecast does not keep. @param change to the last run; null before the first */
    private record Campaign(
            @JsonUnwrapped CampaignForecast figures,
            int recipients,
            @Nullable Change change) {}

    private record Cost(BigDecimal amount, String currency) {}

    private record ComparedWith(long run, LocalDate date) {}

    private record Judged(Forecast.Verdict verdict, List<Breach> breaches, List<PracticeForecast> practices) {}

    @Override
    public Screen screen() {
        return screen;
    }

    @Override
    public void begin(RunRequest request) {
        json.writeStartObject();
        json.writeStringProperty("job", request.job());
        json.writeStringProperty("date", request.date().toString());
        json.writeArrayPropertyStart("send");
    }

    @Override
    public void add(Foreseen foreseen) {
        totals.add(foreseen);
        PlannedMessage.of(foreseen, clock).ifPresent(json::writePOJO);
    }

    @Override
    public void end(Forecast forecast, Optional<Forecast> before) {
        json.writeEndArray();
        List<Change> changes =
                before.map(last -> PlanTotals.changes(forecast, last)).orElse(List.of());
        json.writePOJOProperty("byVendor", totals.byVendor());
        json.writePOJOProperty("smsParts", forecast.smsParts());
        json.writePOJOProperty(
                "cost", forecast.currency() == null ? null : new Cost(forecast.cost(), forecast.currency()));
        json.writePOJOProperty("whyNot", PlanTotals.whyNot(forecast));
        json.writePOJOProperty(
                "campaigns",
                forecast.campaigns().stream()
                        .map(campaign -> campaign(campaign, changes))
                        .toList());
        json.writePOJOProperty(
                "comparedWith",
                before.map(last -> new ComparedWith(last.run(), last.night())).orElse(null));
        json.writePOJOProperty("changes", changes);
        json.writePOJOProperty("forecast", new Judged(forecast.verdict(), forecast.breaches(), forecast.practices()));
        json.writeEndObject();
        json.flush();
        screen.data("");
    }

    private Campaign campaign(CampaignForecast figures, List<Change> changes) {
        Change change = changes.stream()
                .filter(it -> it.campaign().equals(figures.campaign()))
                .findFirst()
                .orElse(null);
        return new Campaign(figures, totals.recipients(figures.campaign()), change);
    }
}
