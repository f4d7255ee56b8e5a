package io.nightrounds.campaign;

import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.who.CapProperties;
import io.nightrounds.campaign.who.FailedContactProperties;
import io.nightrounds.jobfile.JobFile;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Step {@code plan-reminders}: a row for every touch that is due on the night and has none yet. */
@Configuration(proxyBeanMethods = false)
class PlanRemindersStep {
    private static final String NAME = "plan-reminders";

    @Bean
    Campaigns campaigns(JobFile file, ObjectProvider<Practices> practices) {
        return Campaigns.from(file, practices::getObject);
    }

    @Bean
    CapProperties capProperties(JobFile file) {
        return file.bind("caps", CapProperties.DEFAULT);
    }

    @Bean
    FailedContactProperties failedContactProperties(JobFile file) {
        return file.bind("failedContacts", FailedContactProperties.DEFAULT);
    }

    @Bean(NAME)
    Step planReminders(
            JobRepository jobs,
            PlatformTransactionManager transactions,
            VisitReader visitsToPlan,
            TouchProcessor touchProcessor,
            ReminderWriter reminderWriter) {
        return new StepBuilder(NAME, jobs)
                .<Visit, List<PlannedTouch>>chunk(VisitPages.SIZE)
                .transactionManager(transactions)
                .reader(visitsToPlan)
                .processor(touchProcessor)
                .writer(reminderWriter)
                .build();
    }

    @Bean
    @StepScope
    VisitReader visitsToPlan(
            VisitPages pages, Planner planner, Clock clock, @Value("#{jobParameters['date']}") LocalDate night) {
        return new VisitReader(pages, new VisitReader.Range(planner, night, clock.instant()));
    }

    @Bean
    @StepScope
    TouchProcessor touchProcessor(Planner planner, Clock clock, @Value("#{jobParameters['date']}") LocalDate night) {
        return new TouchProcessor(planner, night, clock);
    }

    @Bean
    @StepScope
    ReminderWriter reminderWriter(
            ReminderLedger ledger, @Value("#{stepExecution.jobExecution.jobInstance.id}") long run) {
        return new ReminderWriter(ledger, run);
    }
}
