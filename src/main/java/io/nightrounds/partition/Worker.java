package io.nightrounds.partition;

import io.nightrounds.job.Run;
import io.nightrounds.job.RunningJob;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Does shares of runs, one after the other, for as long as it is let. */
@Component
@ConditionalOnProperty("nightrounds.worker")
public class Worker {
    private static final Duration LISTENING = Duration.ofMillis(500);

    private final RequestQueue requests;
    private final ShareDesk desk;
    private final RunningJob running;

    Worker(RequestQueue requests, ShareDesk desk, RunningJob running) {
        this.requests = requests;
        this.desk = desk;
        this.running = running;
    }

    /** Why a worker does no more for now. */
    public enum Ended {
        /** It was told to stop; what it was doing was given back. */
        STOPPED,
        /** Nothing came for as long as it was to wait. */
        IDLE,
        /** The next request is for a job file that it is not ready for; it was given back. */
        NOT_READY
    }

    /**
     * Works until one of its ends.
     *
     * @param ready asked before each share whether this process can do shares of that run
     * @param idle how long to wait for the next request; null for ever
     * @throws RuntimeException from {@code ready}, after the request was given back
     */
    public Ended work(Predicate<Run> ready, Optional<Duration> idle) {
        long lastRequest = System.nanoTime();
        while (!running.stopping()) {
            Optional<StepExecutionRequest> request = requests.next(LISTENING);
            if (request.isPresent()) {
                if (!done(request.get(), ready)) {
                    return Ended.NOT_READY;
                }
                lastRequest = System.nanoTime();
            } else if (idle.isPresent()
                    && System.nanoTime() - lastRequest > idle.get().toNanos()) {
                return Ended.IDLE;
            }
        }
        return Ended.STOPPED;
    }

    private boolean done(StepExecutionRequest request, Predicate<Run> ready) {
        boolean finished = false;
        try {
            Optional<Run> run = desk.runOf(request);
            if (run.isPresent() && !ready.test(run.get())) {
                return false;
            }
            finished = run.isEmpty() || desk.work(request);
            return true;
        } finally {
            if (finished) {
                requests.done();
            } else {
                requests.giveBack();
            }
        }
    }
}
