package io.nightrounds.bench;

import io.nightrounds.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.client.RestClient;

/**
 * The job as tutorials have it: chunks of a hundred, one thread, and a call of the vendor for each item in the writer.
 * Arguments: the vendor's URL, how many. It prints the seconds that its one step took.
 */
final class TutorialNight {
    private TutorialNight() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("tutorial.url", arguments[0]);
        System.setProperty("tutorial.number", arguments[1]);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Wiring.class)) {
            long begun = System.nanoTime();
            context.getBean(JobOperator.class).start(context.getBean(Job.class), new JobParameters());
            System.out.println((System.nanoTime() - begun) / 1e9);
        }
    }

    @EnableBatchProcessing
    @EnableJdbcJobRepository
    static class Wiring {
        @Bean
        DataSource dataSource() {
            DataSource source = new DriverManagerDataSource("jdbc:hsqldb:mem:tutorial", "sa", "");
            new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-hsqldb.sql"))
                    .execute(source);
            return source;
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        Job night(JobRepository repository, PlatformTransactionManager transactions) {
            RestClient vendor = RestClient.create(System.getProperty("tutorial.url"));
            List<String> recipients = IntStream.range(0, Integer.getInteger("tutorial.number"))
                    .mapToObj(i -> "+12125550100")
                    .toList();
            return new JobBuilder("night", repository)
                    .start(new StepBuilder("send", repository)
                            .<String, String>chunk(100)
                            .transactionManager(transactions)
                            .reader(new ListItemReader<>(recipients))
                            .writer(chunk -> chunk.forEach(recipient -> send(vendor, recipient)))
                            .build())
                    .build();
        }

        private static void send(RestClient vendor, String recipient) {
            vendor.post()
                    .uri("/messages/sendsms")
                    .header("x-api-key", Sandbox.DEMO_KEY)
                    .header("Authorization", "Bearer " + Sandbox.DEMO_KEY)
                    .body(Map.of("Receiver", recipient, "MessageBody", "Your visit is on Thursday at 12:00"))
                    .retrieve()
                    .toBodilessEntity();
        }
    }
}
