package io.nightrounds.report;

import java.time.LocalDate;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;

/** The last step of a run: closes the books, writes the files, keeps the report. */
@Configuration(proxyBeanMethods = false)
class WriteReportStep {
    private static final String NAME = "write-report";

    private final RunBooks books;
    private final ReportFiles files;
    private final ReportStore store;

    WriteReportStep(RunBooks books, ReportFiles files, ReportStore store) {
        this.books = books;
        this.files = files;
        this.store = store;
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
        ReportPaths paths = files.write(report, files.folder(report.facts()));
        if (!report.balanced()) {
            throw new BooksDoNotBalance(report);
        }
        store.save(report.withReports(paths));
    }

    private static RunFacts facts(JobExecution execution) {
        LocalDate date = execution.getJobParameters().getLocalDate("date");
        String job = execution.getJobParameters().getString("job");
        if (date == null || job == null) {
            throw new IllegalStateException("The run has no job parameter 'date' or 'job', by which it is known.");
        }
        return RunFacts.completed(execution.getJobInstanceId(), job, date);
    }
}
