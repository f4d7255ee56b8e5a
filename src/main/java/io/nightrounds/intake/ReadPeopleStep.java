package io.nightrounds.intake;

import io.nightrounds.intake.rejection.RejectionLog;
import io.nightrounds.intake.rule.FeedRow;
import io.nightrounds.jobfile.EnvironmentSecrets;
import io.nightrounds.jobfile.JobFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.support.CompositeItemReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The step {@code read-people}: inputs of patients and contacts into their staging table; nothing where there are none.
 */
@Configuration(proxyBeanMethods = false)
class ReadPeopleStep {
    private static final int CHUNK = 1000;

    @Bean
    IntakeProperties intakeProperties(JobFile job) {
        return job.bind("intake", IntakeProperties.class);
    }

    /** With the machine's own secrets: a sandbox has its own accounts at vendors, and the feeds it reads are real. */
    @Bean
    SourceDatabases sourceDatabases(JobFile job, IntakeProperties intake) {
        return SourceDatabases.from(job, intake, new EnvironmentSecrets(System.getenv()));
    }

    @Bean("read-people")
    Step readPeople(
            JobRepository repository,
            PlatformTransactionManager transactions,
            CompositeItemReader<FeedRow> personReader,
            PersonRowWriter personWriter,
            StepExecutionListener readPeopleListener) {
        return new StepBuilder("read-people", repository)
                .<FeedRow, FeedRow>chunk(CHUNK)
                .transactionManager(transactions)
                .reader(personReader)
                .writer(personWriter)
                .listener(readPeopleListener)
                .build();
    }

    /** Looks at the appointments too: a run whose main input cannot be used is to stop before it changed anything. */
    @Bean
    StepExecutionListener readPeopleListener(Inputs inputs, ReadInputsStep readers, FeedLog feeds) {
        return new StepExecutionListener() {
            @Override
            public void beforeStep(StepExecution step) {
                readers.look(inputs.appointments(), night(step));
            }

            @Override
            public ExitStatus afterStep(StepExecution step) {
                if (step.getStatus() == BatchStatus.COMPLETED) {
                    long run = step.getJobExecution().getJobInstance().getId();
                    inputs.people().forEach(input -> feeds.finish(run, input.source()));
                }
                return step.getExitStatus();
            }
        };
    }

    @Bean
    @StepScope
    CompositeItemReader<FeedRow> personReader(
            @Value("#{stepExecution}") StepExecution step,
            Inputs inputs,
            ReadInputsStep readers,
            PersonStore people,
            RejectionLog rejections) {
        long run = step.getJobExecution().getJobInstance().getId();
        List<ItemStreamReader<? extends FeedRow>> opened = new ArrayList<>();
        for (Input input : inputs.people()) {
            opened.add(readers.of(input, run, night(step), () -> {
                people.forget(run, input.source());
                rejections.forget(run, input.source());
            }));
        }
        return new CompositeItemReader<>(opened);
    }

    @Bean
    @StepScope
    PersonRowWriter personWriter(
            @Value("#{stepExecution.jobExecution.jobInstance.id}") long run,
            PersonStore people,
            RejectionLog rejections,
            FeedLog feeds) {
        return new PersonRowWriter(run, people, rejections, feeds);
    }

    /** The date that names the run. */
    static LocalDate night(StepExecution step) {
        return Objects.requireNonNull(
                step.getJobExecution().getJobParameters().getLocalDate("date"), "A run has a date");
    }
}
