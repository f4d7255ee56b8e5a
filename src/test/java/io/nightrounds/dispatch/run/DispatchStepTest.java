package io.nightrounds.dispatch.run;

import static io.nightrounds.appointment.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.campaign.Campaigns;
import io.nightrounds.campaign.TextVersions;
import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.ScriptedSender;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.dispatch.doubt.DoubtParts;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Dispatch as Spring Batch runs, stops and restarts it. */
class DispatchStepTest {
    private static final int IN_FLIGHT = 4;

    private final DispatchTables tables = DispatchTables.inMemory();
    private final DispatchParts parts = new DispatchParts(tables.source, SettableClock.at(DispatchTables.NOW));
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(tables.source);
    private JobRepository repository;
    private JobInstance night;

    @BeforeEach
    void begin() throws Exception {
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-hsqldb.sql"))
                .execute(tables.source);
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(tables.source);
        factory.setTransactionManager(transactions);
        factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
        factory.afterPropertiesSet();
        repository = factory.getObject();
        night = repository.createJobInstance("nightly", new JobParameters());
        tables.plan(SMS, 1, 20);
    }

    @Test
    void sendsWhatIsDueAndCountsIt() throws Exception {
        StepExecution step = run(begun(), ScriptedSender.accepting("first"), () -> {});

        assertThat(step.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(step.getWriteCount()).isEqualTo(20);
        assertThat(step.getExecutionContext().getLong("total")).isEqualTo(20);
        assertThat(tables.count("SENT")).isEqualTo(20);
    }

    @Test
    void neverSendsAgainWhatADeadProcessLeftClaimed() throws Exception {
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        parts.ledger.carryOut(1, parts.claims.decisions(1, List.of(7L), due -> false));
        ScriptedSender sender = ScriptedSender.accepting("first");

        run(begun(), sender, () -> {});

        assertThat(tables.delivery(7)).isEqualTo("IN_DOUBT process-died 1");
        assertThat(sender.sent).hasSize(19);
    }

    @Test
    void settlesWhatIsInFlightWhenItIsStoppedAndSendsOnlyTheRestWhenRestarted() throws Exception {
        List<CompletableFuture<SendOutcome>> open = new CopyOnWriteArrayList<>();
        StepExecution stopped = begun();
        ScriptedSender slow = new ScriptedSender("first", message -> {
            stopped.setTerminateOnly();
            CompletableFuture<SendOutcome> answer = new CompletableFuture<>();
            open.add(answer);
            return answer;
        });

        run(stopped, slow, () -> open.forEach(answer -> answer.complete(new SendOutcome.Accepted("1", null))));

        assertThat(stopped.getStatus()).isEqualTo(BatchStatus.STOPPED);
        assertThat(tables.count("SENT")).isEqualTo(IN_FLIGHT);
        assertThat(tables.count("PLANNED")).isEqualTo(20 - IN_FLIGHT);

        ScriptedSender sender = ScriptedSender.accepting("first");
        StepExecution restarted = run(begun(), sender, () -> {});

        assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(sender.sent).hasSize(20 - IN_FLIGHT);
        assertThat(tables.attempts()).isEqualTo(20);
    }

    private StepExecution begun() {
        JobExecution execution = repository.createJobExecution(night, new JobParameters(), new ExecutionContext());
        return repository.createStepExecution("dispatch-reminders", execution);
    }

    /** @param beforeTheEnd what happens after the last slice and before the step waits for its answers */
    private StepExecution run(StepExecution execution, Sender sender, Runnable beforeTheEnd) throws Exception {
        DispatchProperties properties =
                new DispatchProperties(IN_FLIGHT, Map.of(SMS, "first"), Map.of(), 4, Duration.ofSeconds(1));
        StaticListableBeanFactory beans =
                new StaticListableBeanFactory(Map.of("first", sender, "dispatchProperties", properties));
        DispatchTasklet tasklet = new DispatchTasklet(
                properties,
                beans,
                parts.claims,
                DoubtParts.reconciler(tables.source, parts.ledger, beans, parts.clock));
        TextVersions versions = new TextVersions(tables.db(), transactions, new Campaigns(Map.of()), parts.clock);
        AbstractStep step =
                (AbstractStep) new DispatchStep().dispatchReminders(repository, transactions, tasklet, versions);
        step.registerStepExecutionListener(new StepExecutionListener() {
            @Override
            public ExitStatus afterStep(StepExecution ended) {
                beforeTheEnd.run();
                return ended.getExitStatus();
            }
        });
        step.execute(execution);
        return execution;
    }
}
