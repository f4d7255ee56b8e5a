package io.nightrounds.report;

import io.nightrounds.forecast.Forecast;
import io.nightrounds.forecast.ForecastLedger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a run went: what was foreseen of it, and how long its steps took. */
@Component
class RunCourse {
    private final StepTimes steps;
    private final ForecastLedger forecasts;

    RunCourse(StepTimes steps, ForecastLedger forecasts) {
        this.steps = steps;
        this.forecasts = forecasts;
    }

    List<StepTime> steps(long run) {
        return steps.of(run);
    }

    @Nullable
    Forecast forecast(long run) {
        return forecasts.find(run).orElse(null);
    }
}
