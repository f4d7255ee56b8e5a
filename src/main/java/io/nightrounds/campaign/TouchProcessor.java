package io.nightrounds.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Plans what a visit's patient is to be told on a night. Not final: the step scope stands a proxy before it. */
class TouchProcessor implements ItemProcessor<Visit, List<PlannedTouch>> {
    private final Planner planner;
    private final LocalDate night;
    private final Clock clock;

    TouchProcessor(Planner planner, LocalDate night, Clock clock) {
        this.planner = planner;
        this.night = night;
        this.clock = clock;
    }

    @Override
    public List<PlannedTouch> process(Visit visit) {
        return planner.plan(visit, night, clock.instant());
    }
}
