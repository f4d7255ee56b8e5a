package io.nightrounds.cli.screen;

import io.nightrounds.dispatch.outlook.Foreseen;
import io.nightrounds.forecast.Forecast;
import io.nightrounds.job.RunRequest;
import java.time.Clock;
import java.util.Optional;

/** Where a plan is shown, one message at a time. */
public interface PlanScreen {
    static PlanScreen on(Screen screen, Clock clock) {
        return screen.json() ? new PlanJson(screen, clock) : new PlanLines(screen, clock);
    }

    Screen screen();

    void begin(RunRequest request);

    void add(Foreseen foreseen);

    /** @param before the forecast of the job's last run that was let go */
    void end(Forecast forecast, Optional<Forecast> before);
}
