package io.nightrounds.report;

import java.nio.file.Path;
import java.time.LocalDate;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/** The last step of a run: closes the books, writes the files, keeps the report. */
@Configuration(proxyBeanMethods = false)
class WriteReportStep {
    private static final String NAME = "write-report";

    private final RunBooks books;
    private final ReportFiles files;
    private final ReportStore store;
    private final Environment environment;

    WriteReportStep(RunBooks books, ReportFiles files, ReportStore store, Environment environment) {
        this.books = books;
        this.files = files;
        this.store = store;
        this.environment = environment;
    }

    @Lazy
    @Bean(NAME)
    Step writeReport(JobRepository jobRepository, PlatformTransactionManager transactionManager) {
        return new StepBuilder(NAME, jobRepository)
                .tasklet(
                        (contribution, context) -> {
                            close(contribution.getStepExecution().getJobExecution());
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                .allowStartIfComplete(true)
                .build();
    }

    /** The files are written before the check fails the step: they show where the contradiction lies. */
    private void close(JobExecution execution) {
        RunReport report = books.of(facts(execution)).settled();
        ReportPaths paths = files.write(report, folder(report.facts()));
        if (!report.balanced()) {
            throw new BooksDoNotBalance(report);
        }
        store.save(report.withReports(paths));
    }

    private static RunFacts facts(JobExecution execution) {
        LocalDate date = execution.getJobParameters().getLocalDate("date");
        if (date == null) {
            throw new IllegalStateException("The run has no job parameter 'date', the night it works for.");
        }
        return RunFacts.completed(
                execution.getJobInstanceId(), execution.getJobInstance().getJobName(), date);
    }

    private Path folder(RunFacts facts) {
        String home = environment.getProperty("nightrounds.home", "data/out");
        return Path.of(home, "reports", facts.job() + "-" + facts.date() + "-run" + facts.run());
    }
}
