package io.nightrounds.partition;

import io.nightrounds.job.TableStatistics;
import java.util.HashMap;
import java.util.Map;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/** The steps as a worker executes them: the same beans that a run without workers would use. */
@Component
class WorkerSteps {
    private final BeanFactory beans;
    private final TableStatistics statistics;
    private final Map<String, Step> made = new HashMap<>();

    WorkerSteps(BeanFactory beans, TableStatistics statistics) {
        this.beans = beans;
        this.statistics = statistics;
    }

    Step get(String name) {
        return made.computeIfAbsent(name, this::watched);
    }

    private Step watched(String name) {
        Step step = beans.getBean(name, Step.class);
        statistics.watch(step);
        return step;
    }
}
