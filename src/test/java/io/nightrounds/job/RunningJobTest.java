package io.nightrounds.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

class RunningJobTest {
    private final DriverManagerDataSource source =
            new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc");
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(source);
    private final List<String> ran = new ArrayList<>();
    private final JobRepository repository = repository();

    @ParameterizedTest
    @ValueSource(strings = {"read", "send", "report"})
    void stopsInWhicheverStepItIsAndIsRestartedThere(String asked) throws Exception {
        RunningJob running = new RunningJob();

        JobExecution stopped = run(running, step -> {
            if (step.equals(asked)) {
                running.stop();
            }
        });
        List<String> before = List.copyOf(ran);
        JobExecution restarted = run(new RunningJob(), step -> {});

        assertThat(stopped.getStatus()).isEqualTo(BatchStatus.STOPPED);
        assertThat(before).endsWith(asked);
        assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(ran.get(before.size())).as("the step that was stopped").isEqualTo(asked);
        assertThat(ran).endsWith("report");
    }

    @Test
    void endsBeforeItsFirstStepWhereTheStopCameFirst() throws Exception {
        RunningJob running = new RunningJob();
        running.stop();

        JobExecution stopped = run(running, step -> {});

        assertThat(stopped.getStatus()).isEqualTo(BatchStatus.STOPPED);
        assertThat(ran).isEmpty();
    }

    private interface Body {
        void run(String step);
    }

    private JobExecution run(RunningJob running, Body body) throws Exception {
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.afterPropertiesSet();
        Job job = new JobBuilder("night", repository)
                .listener(running)
                .start(step("read", body))
                .next(step("send", body))
                .next(step("report", body))
                .build();
        return operator.start(job, new JobParameters());
    }

    private Step step(String name, Body body) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, chunk) -> {
                            ran.add(name);
                            body.run(name);
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    private JobRepository repository() {
        try {
            new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-hsqldb.sql"))
                    .execute(source);
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(source);
            factory.setTransactionManager(transactions);
            factory.afterPropertiesSet();
            return factory.getObject();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
