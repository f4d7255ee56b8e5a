package io.nightrounds.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nightrounds.testkit.Postgres;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The shares of a step in Spring Batch's repository: divided, taken, watched. */
class SharesTest {
    private static final SettableClock CLOCK = SettableClock.at("2026-06-08T15:00:00Z");

    private final DataSource source = Postgres.freshSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(source);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(source);
    private final Leases leases = new Leases(JdbcClient.create(source), CLOCK);
    private JobRepository repository;
    private StepExecution whole;
    private Set<StepExecution> shares;

    @BeforeEach
    void divideAStepIntoTwoShares() throws Exception {
        new ResourceDatabasePopulator(
                        new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"),
                        new ClassPathResource("db/migration/V2__rooms.sql"))
                .execute(source);
        for (String practice : List.of("elm", "harbor")) {
            jdbc.update("""
                    insert into appointment (practice, id, patient_id, start_at, zone, calendar_id, cancelled, blocked,
                        content_hash, source, line, seen_run)
                    values (?, 'a', 'p', now(), 'Europe/London', 'main', false, false, 'hash', 'appointments', 1, 1)
                    """, practice);
        }
        repository = repository();
        JobExecution night = repository.createJobExecution(
                repository.createJobInstance("run-night", new JobParameters()),
                new JobParameters(),
                new ExecutionContext());
        whole = repository.createStepExecution("dispatch-reminders", night);
        shares = new Split(eight(), 5, new Buckets(JdbcClient.create(source)), leases, repository).split(whole, 1);
    }

    @Test
    void areAsManyAsThereArePracticesAndKnowTheirPart() {
        assertThat(shares)
                .extracting(StepExecution::getStepName)
                .containsExactly("dispatch-reminders:1", "dispatch-reminders:2");
        assertThat(shares.stream().map(share -> repository.getStepExecution(share.getId())))
                .extracting(Share::of)
                .containsExactly(new Share(0, 2), new Share(1, 2));
    }

    @Test
    void cannotBeEndedByAWorkerThatLostThem() {
        StepExecution frozen = found();
        taking().take(frozen);

        assertThat(taking().take(found())).isTrue();

        frozen.setStatus(BatchStatus.FAILED);
        assertThatThrownBy(() -> repository.update(frozen)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(found().getStatus()).isEqualTo(BatchStatus.STARTED);
    }

    @Test
    void areGivenUpAfterTheFifthWorkerThatDidNotComeToTheirEnd() {
        for (int worker = 0; worker < Leases.MOST_TAKERS; worker++) {
            assertThat(taking().take(found())).isTrue();
        }

        assertThat(taking().take(found())).isFalse();
        assertThat(found().getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(found().getExitStatus().getExitDescription()).contains("5 workers");
    }

    @Test
    void areNotTakenOnceTheirRunIsOver() {
        leases.endAll();

        assertThat(taking().take(found())).isFalse();
        assertThat(found().getStatus()).isEqualTo(BatchStatus.STARTING);
    }

    @Test
    void failWithARemedyWhereNobodyWorksOnThem() {
        try (ShareWatch watch = watch(Duration.ZERO)) {
            awaitStatus(BatchStatus.FAILED);
        }

        assertThat(found().getExitStatus().getExitDescription()).contains("nightrounds worker --broker");
        assertThat(taking().take(found())).isFalse();
    }

    @Test
    void areStoppedWithTheirRun() {
        whole.setTerminateOnly();

        try (ShareWatch watch = watch(Duration.ofMinutes(10))) {
            awaitStatus(BatchStatus.STOPPED);
        }

        assertThat(Objects.requireNonNull(repository.getJobExecution(whole.getJobExecutionId()))
                        .getStatus())
                .isEqualTo(BatchStatus.STOPPING);
    }

    private void awaitStatus(BatchStatus status) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        shares.stream().map(share -> found(share).getStatus()).allMatch(status::equals));
    }

    private ShareWatch watch(Duration patience) {
        return ShareWatch.begin(whole, shares, new ShareWatch.Terms(repository, leases, CLOCK, patience));
    }

    private StepExecution found() {
        return found(shares.iterator().next());
    }

    private StepExecution found(StepExecution share) {
        return Objects.requireNonNull(repository.getStepExecution(share.getId()));
    }

    private Taking taking() {
        return new Taking(leases, new HeldLease(leases), repository, transactions);
    }

    private static SharedStep eight() {
        return new SharedStep() {
            @Override
            public String step() {
                return "dispatch-reminders";
            }

            @Override
            public int mostShares() {
                return 8;
            }
        };
    }

    private JobRepository repository() throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(source);
        factory.setTransactionManager(transactions);
        factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
        factory.afterPropertiesSet();
        return factory.getObject();
    }
}
