package io.nightrounds.job;

import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs as tables of contents. Each step is a room's own; they hand over through tables, so each restarts alone. */
@Configuration(proxyBeanMethods = false)
class NightlyJobs {
    private final JobRepository repository;
    private final RunningJob running;
    private final TableStatistics statistics;
    private final Map<String, Step> steps;
    private final ObjectProvider<StepSharing> sharing;

    NightlyJobs(
            JobRepository repository,
            RunningJob running,
            TableStatistics statistics,
            Map<String, Step> steps,
            ObjectProvider<StepSharing> sharing) {
        this.repository = repository;
        this.running = running;
        this.statistics = statistics;
        this.steps = steps;
        this.sharing = sharing;
    }

    @Bean
    Job runNight() {
        return job(
                Scope.NIGHT,
                "read-people",
                "read-appointments",
                "sync-appointments",
                "plan-reminders",
                "check-forecast",
                "dispatch-reminders",
                "write-report");
    }

    @Bean
    Job syncNight() {
        return job(Scope.SYNC, "read-people", "read-appointments", "sync-appointments", "write-report");
    }

    @Bean
    Job remindNight() {
        return job(Scope.REMIND, "plan-reminders", "check-forecast", "dispatch-reminders", "write-report");
    }

    @Bean
    Job planNight() {
        return job(Scope.PLAN, "read-people", "read-appointments", "plan-reminders");
    }

    @Bean
    Job replanNight() {
        return job(Scope.REPLAN, "plan-reminders");
    }

    private Job job(Scope scope, String first, String... next) {
        SimpleJobBuilder job =
                new JobBuilder(scope.jobName(), repository).listener(running).start(step(first));
        for (String name : next) {
            job.next(step(name));
        }
        return job.build();
    }

    private Step step(String name) {
        Step alone =
                Optional.ofNullable(steps.get(name)).orElseThrow(() -> new IllegalStateException("No step " + name));
        StepSharing among = sharing.getIfAvailable();
        Step step = among == null ? alone : among.shared(alone);
        statistics.watch(step);
        return step;
    }
}
