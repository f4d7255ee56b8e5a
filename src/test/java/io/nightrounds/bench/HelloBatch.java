package io.nightrounds.bench;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** The least that Spring Boot and Spring Batch can do: one job with one step that does nothing. */
@EnableAutoConfiguration
public class HelloBatch {
    public static void main(String[] arguments) {
        System.exit(SpringApplication.exit(SpringApplication.run(HelloBatch.class, arguments)));
    }

    @Bean
    Job hello(JobRepository repository, PlatformTransactionManager transactions) {
        return new JobBuilder("hello", repository)
                .start(new StepBuilder("hello", repository)
                        .tasklet((contribution, context) -> RepeatStatus.FINISHED, transactions)
                        .build())
                .build();
    }
}
