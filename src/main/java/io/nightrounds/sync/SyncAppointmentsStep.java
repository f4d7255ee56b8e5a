package io.nightrounds.sync;

import io.nightrounds.jobfile.JobFile;
import io.nightrounds.partition.Share;
import io.nightrounds.partition.SharedStep;
import java.util.function.BooleanSupplier;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SyncAppointmentsStep {
    // Far above a chunk: on HSQLDB each page costs a walk over the run's rows, and 5,000 appointments are a few
    // megabytes.
    private static final int PAGE_SIZE = 5_000;

    @Bean
    SyncProperties syncProperties(JobFile jobFile) {
        return jobFile.bind("sync", SyncProperties.DEFAULTS);
    }

    @Bean
    BatchPush.Pause syncPause() {
        return BatchPush.Pause::sleep;
    }

    @Bean("sync-appointments")
    Step syncAppointments(
            JobRepository jobRepository,
            PlatformTransactionManager transactions,
            SyncProperties properties,
            PushedAppointmentsReader pushedAppointments,
            SyncWriter syncWriter) {
        return new StepBuilder("sync-appointments", jobRepository)
                .<PushOutcome, PushOutcome>chunk(properties.chunkSize())
                .transactionManager(transactions)
                .reader(pushedAppointments)
                .writer(syncWriter)
                .build();
    }

    /** A share writes as many statuses together as the whole step would; it pushes in its part of the lanes. */
    @Bean
    SharedStep sharedSync(SyncProperties properties) {
        return new SharedStep() {
            @Override
            public String step() {
                return "sync-appointments";
            }

            @Override
            public int mostShares() {
                return properties.inFlight();
            }
        };
    }

    @Bean
    @StepScope
    PushedAppointmentsReader pushedAppointments(
            @Value("#{stepExecution}") StepExecution step,
            SyncProperties properties,
            BatchPushes pushes,
            SyncLedger ledger) {
        long run = step.getJobExecution().getJobInstanceId();
        Share share = Share.of(step);
        DueBatches due = new DueBatches(
                (last, most) -> ledger.due(run, share.bucket(), last, most), PAGE_SIZE, properties.batchSize());
        return new PushedAppointmentsReader(
                due, pushes.until(step::isTerminateOnly), share.partOf(properties.inFlight()), step::isTerminateOnly);
    }

    @Bean
    @StepScope
    SyncWriter syncWriter(
            @Value("#{stepExecution.jobExecution.jobInstanceId}") long run,
            SyncLedger ledger,
            PlatformTransactionManager transactions) {
        TransactionTemplate apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new SyncWriter(run, ledger, apart);
    }

    @Bean
    BatchPushes batchPushes(SyncGateway gateway, SyncProperties properties, BatchPush.Pause pause) {
        return stopping -> new BatchPush(gateway, properties.retries(), pause, new Reach(), stopping);
    }

    /** Each execution of the step gets its own: patience lost in one run must not carry over into the next. */
    @FunctionalInterface
    interface BatchPushes {
        BatchPush until(BooleanSupplier stopping);
    }
}
