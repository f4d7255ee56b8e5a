package io.nightrounds.intake;

import io.nightrounds.intake.rejection.RejectionLog;
import io.nightrounds.intake.rule.FeedRow;
import io.nightrounds.jobfile.JobFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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

/** The step {@code read-people}: files of patients and contacts into their staging table; nothing where there are none. */
@Configuration(proxyBeanMethods = false)
class ReadPeopleStep {
    private static final int CHUNK = 1000;

    @Bean
    IntakeProperties intakeProperties(JobFile job) {
        return job.bind("intake", IntakeProperties.class);
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
    StepExecutionListener readPeopleListener(IntakeProperties intake, FeedFile appointmentsFile, FeedLog feeds) {
        return new StepExecutionListener() {
            @Override
            public void beforeStep(StepExecution step) {
                try (CsvFeed usable = CsvFeed.open(appointmentsFile)) {
                    usable.next();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public ExitStatus afterStep(StepExecution step) {
                if (step.getStatus() == BatchStatus.COMPLETED) {
                    long run = step.getJobExecution().getJobInstance().getId();
                    intake.people().keySet().forEach(source -> feeds.finish(run, source));
                }
                return step.getExitStatus();
            }
        };
    }

    @Bean
    @StepScope
    CompositeItemReader<FeedRow> personReader(
            @Value("#{stepExecution.jobExecution.jobInstance.id}") long run,
            JobFile job,
            IntakeProperties intake,
            PersonStore people,
            RejectionLog rejections,
            FeedLog feeds) {
        List<ItemStreamReader<? extends FeedRow>> readers = new ArrayList<>();
        for (FeedFile file : FeedFile.ofPeople(job, intake)) {
            readers.add(new FeedReader(run, file, feeds, () -> {
                people.forget(run, file.source());
                rejections.forget(run, file.source());
            }));
        }
        return new CompositeItemReader<>(readers);
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
}
