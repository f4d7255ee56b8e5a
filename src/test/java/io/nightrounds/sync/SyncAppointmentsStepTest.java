package io.nightrounds.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.jobfile.JobFile;
import io.nightrounds.sync.SyncAnswer.AccountRefused;
import io.nightrounds.sync.SyncAnswer.Answered;
import io.nightrounds.sync.SyncAnswer.ItemStatus;
import io.nightrounds.sync.SyncAnswer.Passing;
import io.nightrounds.sync.SyncAnswer.Refused;
import io.nightrounds.sync.SyncAnswer.TooLarge;
import io.nightrounds.testkit.JdbcBeans;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.test.JobOperatorTestUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

class SyncAppointmentsStepTest {
    private final SyncTables tables = SyncTables.inMemory();
    private final ScriptedGateway vendor = new ScriptedGateway();
    private final AnnotationConfigApplicationContext context = context();

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void contract27_pushes201AppointmentsInTwoRequests() throws Exception {
        tables.seen(0, Visits.visits("harbor", 201));

        JobExecution night = run(22);

        assertThat(night.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(vendor.requestSizes()).containsExactlyInAnyOrder(200, 1);
        assertThat(counts(night)).isEqualTo(new SyncCounts(201, 201, 0, 0, 0));
    }

    @Test
    void neverMixesPracticesInARequest() throws Exception {
        tables.seen(0, Visits.visits("harbor", 3));
        tables.seen(0, Visits.visits("thames", 2));

        run(22);

        assertThat(vendor.requests)
                .extracting(
                        batch -> batch.practice() + " " + batch.appointments().size())
                .containsExactlyInAnyOrder("harbor 3", "thames 2");
        assertThat(tables.statuses()).hasSize(5);
    }

    @Test
    void contract28_halvesWhatIsTooLarge() throws Exception {
        tables.seen(0, Visits.visits("harbor", 200));
        vendor.script =
                batch -> batch.appointments().size() > 100 ? new TooLarge("4020") : ScriptedGateway.accepted(batch);

        JobExecution night = run(22);

        assertThat(vendor.requestSizes()).containsExactly(200, 100, 100);
        assertThat(counts(night)).isEqualTo(new SyncCounts(200, 200, 0, 0, 0));
    }

    @Test
    void aRefusedBatchLeavesTheOthersAlone() throws Exception {
        tables.seen(0, Visits.visits("harbor", 1000));
        vendor.script = batch ->
                ScriptedGateway.holds(batch, "0300") ? new Refused("4060 validation") : ScriptedGateway.accepted(batch);

        JobExecution night = run(22);

        assertThat(night.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(counts(night)).isEqualTo(new SyncCounts(1000, 800, 200, 0, 0));
    }

    @Test
    void aBatchThatFoundNoWayIsUnknownAndLeavesTheOthersAlone() throws Exception {
        tables.seen(0, Visits.visits("harbor", 1000));
        vendor.script = batch -> ScriptedGateway.holds(batch, "0300")
                ? new Passing("no connection", null)
                : ScriptedGateway.accepted(batch);

        JobExecution night = run(22);

        assertThat(night.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(counts(night)).isEqualTo(new SyncCounts(1000, 800, 0, 200, 0));
        assertThat(vendor.requests).hasSize(4 + SyncProperties.DEFAULTS.attempts());
    }

    @Test
    void contract21_oneFailedAppointmentIsRefusedAlone() throws Exception {
        tables.seen(0, Visits.visits("A", "B", "C"));
        vendor.script = batch -> answered("A true", "B false", "C true");

        run(22);

        assertThat(tables.statuses()).containsExactly("A ACCEPTED", "B REFUSED", "C ACCEPTED");
    }

    @Test
    void theNextNightPushesOnlyWhatChangedOrWasNotAccepted() throws Exception {
        tables.seen(0, Visits.visits("A", "B", "C", "D"));
        vendor.script = batch -> answered("A true", "B true", "C false");
        run(22);
        tables.moved("B");
        vendor.script = ScriptedGateway::accepted;
        vendor.requests.clear();

        JobExecution next = run(23);

        assertThat(vendor.requests).singleElement().satisfies(batch -> assertThat(batch.appointments())
                .extracting(one -> one.key().id())
                .containsExactly("B", "C", "D"));
        assertThat(counts(next)).isEqualTo(new SyncCounts(3, 3, 0, 0, 1));
    }

    @Test
    void contract25_aRefusedAccountFailsTheStepAndLosesNothingOfWhatWasKnown() throws Exception {
        tables.seen(0, Visits.visits("harbor", 800));
        tables.seen(0, Visits.visits("thames", 1));
        vendor.script = refusingTheAccountOf(batch -> ScriptedGateway.holds(batch, "0300"), 4);

        JobExecution night = run(22);

        assertThat(night.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(night.getAllFailureExceptions()).anySatisfy(failure -> assertThat(failure)
                .hasStackTraceContaining("refused the account of practice 'harbor': 4010 unauthorized"));
        assertThat(counts(night)).isEqualTo(new SyncCounts(801, 601, 0, 0, 0));
    }

    @Test
    void aSlowAnswerHoldsUpNoOtherBatch() throws Exception {
        tables.seen(0, Visits.visits("harbor", 6000));
        CountDownLatch others = new CountDownLatch(29);
        vendor.script = batch -> {
            if (ScriptedGateway.holds(batch, "0001")) {
                return within(others) ? ScriptedGateway.accepted(batch) : new Refused("waited for in vain");
            }
            others.countDown();
            return ScriptedGateway.accepted(batch);
        };

        JobExecution night = run(22);

        assertThat(counts(night)).isEqualTo(new SyncCounts(6000, 6000, 0, 0, 0));
    }

    @Test
    void countsAppointmentsAsTheStepsItems() throws Exception {
        tables.seen(0, Visits.visits("harbor", 201));

        JobExecution night = run(22);

        assertThat(night.getStepExecutions())
                .filteredOn(step -> step.getStepName().equals("sync-appointments"))
                .singleElement()
                .satisfies(step -> assertThat(step.getWriteCount()).isEqualTo(201));
    }

    @Test
    void aRestartAfterTheAccountWasMendedPushesOnlyWhatIsMissing() throws Exception {
        tables.seen(0, Visits.visits("harbor", 2));
        tables.seen(0, Visits.visits("thames", 2));
        vendor.script = refusingTheAccountOf(batch -> batch.practice().equals("thames"), 1);
        run(22);
        vendor.script = ScriptedGateway::accepted;
        vendor.requests.clear();

        JobExecution restarted = run(22);

        assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(vendor.requests).extracting(SyncBatch::practice).containsExactly("thames");
        assertThat(counts(restarted)).isEqualTo(new SyncCounts(4, 4, 0, 0, 0));
    }

    private JobExecution run(int day) throws Exception {
        JobOperatorTestUtils jobs =
                new JobOperatorTestUtils(context.getBean(JobOperator.class), context.getBean(JobRepository.class));
        jobs.setJob(context.getBean(Job.class));
        return jobs.startJob(new JobParametersBuilder()
                .addLocalDate("date", LocalDate.of(2026, 11, day))
                .toJobParameters());
    }

    private SyncCounts counts(JobExecution night) {
        return context.getBean(SyncLedger.class).counts(night.getJobInstanceId());
    }

    /** Refuses one request's account, but only after so many other requests have been made. */
    private static Function<SyncBatch, SyncAnswer> refusingTheAccountOf(Predicate<SyncBatch> refused, int others) {
        CountDownLatch made = new CountDownLatch(others);
        return batch -> {
            if (!refused.test(batch)) {
                made.countDown();
                return ScriptedGateway.accepted(batch);
            }
            try {
                made.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new AccountRefused("4010 unauthorized");
        };
    }

    private static boolean within(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SyncAnswer answered(String... statuses) {
        return new Answered(Stream.of(statuses)
                .map(written -> written.split(" "))
                .map(parts -> new ItemStatus(parts[0], Boolean.valueOf(parts[1]), null))
                .toList());
    }

    private AnnotationConfigApplicationContext context() {
        tables.execute("org/springframework/batch/core/schema-hsqldb.sql");
        AnnotationConfigApplicationContext made = new AnnotationConfigApplicationContext();
        made.registerBean(DataSource.class, () -> tables.source);
        made.registerBean(SyncGateway.class, () -> vendor);
        made.register(Night.class);
        made.refresh();
        return made;
    }

    /** The one step, after a step that marks every appointment as seen, which is what intake leaves behind. */
    @EnableBatchProcessing
    @EnableJdbcJobRepository
    @Import({JdbcBeans.class, SyncAppointmentsStep.class, SyncLedger.class})
    static class Night {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        JobFile jobFile() {
            return JobFile.read(Path.of("jobs/nightly.yaml"));
        }

        @Bean
        @Primary
        BatchPush.Pause noPause() {
            return (wait, stopping) -> true;
        }

        @Bean
        Job nightly(
                JobRepository repository,
                PlatformTransactionManager transactions,
                JdbcTemplate jdbc,
                @Qualifier("sync-appointments") Step sync) {
            Step intake = new StepBuilder("intake", repository)
                    .tasklet(
                            (contribution, chunk) -> {
                                long run = contribution
                                        .getStepExecution()
                                        .getJobExecution()
                                        .getJobInstanceId();
                                jdbc.update("update appointment set seen_run = ?", run);
                                return RepeatStatus.FINISHED;
                            },
                            transactions)
                    .build();
            return new JobBuilder("nightly", repository)
                    .start(intake)
                    .next(sync)
                    .build();
        }
    }
}
