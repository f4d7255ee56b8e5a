package io.nightrounds.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class WriteReportStepTest {
    private final Night night = Night.onHsqldb();
    private final ReportStore store = new ReportStore(night.db, Night.CLOCK);

    private final JobRepository repository = repository();

    private JobRepository repository() {
        // run numbers are job instance ids: let the next one be the night's
        night.db
                .sql("alter table BATCH_JOB_INSTANCE_SEQ alter column ID restart with " + Night.RUN)
                .update();
        var factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(night.dataSource);
        factory.setTransactionManager(night.transactions);
        factory.setDatabaseType("HSQL");
        return assertDoesNotThrow(() -> {
            factory.afterPropertiesSet();
            return factory.getObject();
        });
    }

    @Test
    void writesTheFilesAndKeepsTheReport(@TempDir Path home) throws Exception {
        night.filled();

        StepExecution execution = run(home);

        assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        Path folder = home.resolve("reports/nightly-2026-11-22-run7");
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("report.html", "report.csv", "rejected.csv", "report.json");
        assertThat(Files.readAllLines(folder.resolve("report.csv")))
                .hasSize(5)
                .anyMatch(line -> line.contains("\"'+46•••••05\""));
        assertThat(Files.readAllLines(folder.resolve("rejected.csv"))).hasSize(4);
        RunReport kept = store.find(Night.RUN).orElseThrow();
        assertThat(kept).isEqualTo(RunReport.fromJson(Files.readString(folder.resolve("report.json"))));
        assertThat(kept.facts().exitCode()).isEqualTo(3);
    }

    @Test
    void failsARunWhoseBooksDoNotBalanceAndNamesTheNumbers(@TempDir Path home) throws Exception {
        night.filled().reminder(9, "soder", "a9", "SMS", "+46700000041");

        StepExecution execution = run(home);

        assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(execution.getFailureExceptions())
                .singleElement()
                .isInstanceOf(BooksDoNotBalance.class)
                .asString()
                .contains("practice 'soder': 3 reminders due");
        assertThat(store.find(Night.RUN)).isEmpty();
        assertThat(home.resolve("reports/nightly-2026-11-22-run7/report.html")).exists();
    }

    private StepExecution run(Path home) throws Exception {
        JobParameters parameters = new JobParametersBuilder()
                .addString("job", "nightly")
                .addLocalDate("date", LocalDate.parse("2026-11-22"))
                .toJobParameters();
        JobInstance instance = repository.createJobInstance("nightly", parameters);
        JobExecution job = repository.createJobExecution(instance, parameters, new ExecutionContext());
        StepExecution execution = repository.createStepExecution("write-report", job);
        try (AnnotationConfigApplicationContext room = room(home)) {
            room.getBean("write-report", Step.class).execute(execution);
        }
        return execution;
    }

    private AnnotationConfigApplicationContext room(Path home) {
        var room = new AnnotationConfigApplicationContext();
        room.setEnvironment(new MockEnvironment().withProperty("nightrounds.home", home.toString()));
        night.register(room);
        room.registerBean(JobRepository.class, () -> repository);
        room.scan("io.nightrounds.report");
        room.refresh();
        return room;
    }
}
