package io.nightrounds.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.intake.IntakeLedger.IntakeCounts;
import io.nightrounds.jobfile.JobFile;
import io.nightrounds.testkit.JdbcBeans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The two reading steps as one job on a database of their own, started again and again for the same night. */
final class IntakeRun implements AutoCloseable {
    private static final JobParameters NIGHT = new JobParametersBuilder()
            .addLocalDate("date", LocalDate.of(2026, 11, 30))
            .toJobParameters();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private IntakeRun(Path jobFile, DataSource database) {
        context.registerBean(JobFile.class, () -> JobFile.read(jobFile));
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.register(Wiring.class);
        context.refresh();
    }

    /** On a new database. */
    static IntakeRun of(Path jobFile) {
        return of(jobFile, database());
    }

    /** On a database with tables, as a later night or a new process finds it. */
    static IntakeRun of(Path jobFile, DataSource database) {
        return new IntakeRun(jobFile, database);
    }

    static DataSource database() {
        DataSource database =
                new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "sa", "");
        tables(database, "hsqldb");
        return database;
    }

    static void tables(DataSource database, String kind) {
        new ResourceDatabasePopulator(
                        new ClassPathResource("org/springframework/batch/core/schema-" + kind + ".sql"),
                        new ClassPathResource("db/migration/V2__rooms.sql"))
                .execute(database);
    }

    /** The nightly job's file with another intake section, beside which its inputs lie. */
    static Path jobFile(Path folder, String intake) {
        try {
            String nightly = Files.readString(Path.of("jobs/nightly.yaml"));
            String changed = nightly.replaceFirst(
                    "(?s)intake:.*?\n\n", Matcher.quoteReplacement("intake:\n" + intake.indent(2) + "\n"));
            return Files.writeString(folder.resolve("job.yaml"), changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JobExecution start() {
        try {
            return context.getBean(JobOperator.class).start(context.getBean(Job.class), NIGHT);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    IntakeLedger ledger() {
        return context.getBean(IntakeLedger.class);
    }

    /** That the appointments were read to their end, with these numbers. */
    void assertRead(JobExecution execution, long read, long valid, long rejected) {
        assertThat(ledger().counts(run(execution)))
                .extracting(IntakeCounts::read, IntakeCounts::valid, IntakeCounts::rejected, IntakeCounts::readBefore)
                .containsExactly(read, valid, rejected, false);
        assertThat(jdbc().queryForObject(
                                "select finished from feed where source = 'appointments' and run = ?",
                                Boolean.class,
                                run(execution)))
                .isTrue();
    }

    JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    static long run(JobExecution execution) {
        return execution.getJobInstance().getId();
    }

    static Throwable failure(JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions();
        return failures.get(0);
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableBatchProcessing
    @EnableJdbcJobRepository
    @Import(JdbcBeans.class)
    @ComponentScan(
            basePackages = {"io.nightrounds.intake", "io.nightrounds.appointment"},
            lazyInit = true)
    static class Wiring {
        @Bean
        @Lazy
        Job intake(JobRepository repository, List<Step> steps) {
            return new JobBuilder("intake", repository)
                    .start(step(steps, "read-people"))
                    .next(step(steps, "read-appointments"))
                    .build();
        }

        private static Step step(List<Step> steps, String name) {
            return steps.stream()
                    .filter(step -> step.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
