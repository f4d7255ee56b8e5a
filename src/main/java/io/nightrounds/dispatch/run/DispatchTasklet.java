package io.nightrounds.dispatch.run;

import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.dispatch.claim.Claims;
import io.nightrounds.dispatch.doubt.Reconciler;
import io.nightrounds.dispatch.lane.Lane;
import io.nightrounds.dispatch.ledger.Portion;
import io.nightrounds.partition.Share;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Dispatch as Spring Batch sees it: slices of half a second, between which Batch looks whether it is to stop. Its
 * restart state is the deliveries themselves.
 */
@Component
class DispatchTasklet implements Tasklet, StepExecutionListener {
    private static final Duration SLICE = Duration.ofMillis(500);

    private final DispatchProperties properties;
    private final ListableBeanFactory beans;
    private final Claims claims;
    private final Reconciler reconciler;
    private @Nullable Dispatcher dispatcher;
    private @Nullable ExecutorService settling;

    DispatchTasklet(DispatchProperties properties, ListableBeanFactory beans, Claims claims, Reconciler reconciler) {
        this.properties = properties;
        this.beans = beans;
        this.claims = claims;
        this.reconciler = reconciler;
    }

    @Override
    public void beforeStep(StepExecution step) {
        Portion portion = new Portion(step.getJobExecution().getJobInstanceId(), Share.of(step));
        if (portion.share().shared()) {
            claims.ledger().doubtLeftovers(portion);
        } else {
            prepare(step);
        }
        step.getExecutionContext().putLong("total", claims.waiting(portion));
        dispatcher = new Dispatcher(
                portion,
                lanes(portion.share()),
                portion.share().partOf(properties.maxInFlight()),
                claims,
                new AnswerQueue(),
                beside());
    }

    /** What comes once before a run's first claim, also where several machines share what follows. */
    void prepare(StepExecution step) {
        claims.ledger().doubtLeftovers();
        reconciler.reconcileRest(step::isTerminateOnly);
        claims.ledger().takeUp(step.getJobExecution().getJobInstanceId(), properties.senders());
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        long before = current().settled();
        boolean more = current().work(SLICE);
        contribution.incrementWriteCount(current().settled() - before);
        return RepeatStatus.continueIf(more);
    }

    /** After a stop as after a fault: what is in flight is waited for and settled before the process may end. */
    @Override
    public ExitStatus afterStep(StepExecution step) {
        if (dispatcher != null) {
            dispatcher.drain();
            dispatcher = null;
        }
        if (settling != null) {
            settling.shutdown();
        }
        return step.getExitStatus();
    }

    /** Vendors are beans of their own name, so that only those a job file uses are made. */
    private List<Lane> lanes(Share share) {
        Random random = new Random();
        return properties.senders().values().stream()
                .distinct()
                .map(provider -> lane(beans.getBean(provider, Sender.class), share, random))
                .toList();
    }

    /** What a vendor asked for binds the next process too: a restart must not be a way around it. */
    private Lane lane(Sender sender, Share share, Random random) {
        Lane lane = new Lane(sender, properties, share, random);
        claims.askedToWait(sender.provider())
                .ifPresent(until -> lane.rest(until, claims.clock().instant()));
        return lane;
    }

    private Executor beside() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("settling-");
        threads.setDaemon(true);
        settling = Executors.newSingleThreadExecutor(threads);
        return settling;
    }

    private Dispatcher current() {
        return Objects.requireNonNull(dispatcher, "the step was not begun");
    }
}
