package io.nightrounds.dispatch.run;

import io.nightrounds.dispatch.ledger.Settlement;
import io.nightrounds.dispatch.run.AnswerQueue.Answer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are written while the next group is claimed. They all say that the message was taken, so nothing that is
 * claimed meanwhile could be one of them again. Until they are written their places are not free.
 */
final class Writing {
    private final List<Answer> answers;
    private final FutureTask<?> task;

    /** @param answers all of them accepted */
    Writing(List<Answer> answers, SettleRetries settles, Instant now) {
        this.answers = answers;
        this.task = new FutureTask<>(() -> settles.settle(settlements(answers, now)), null);
    }

    private static List<Settlement> settlements(List<Answer> answers, Instant now) {
        return answers.stream()
                .flatMap(answer ->
                        answer.attempts().stream().map(attempt -> Settlement.of(attempt, answer.outcome(), now, now)))
                .toList();
    }

    List<Answer> answers() {
        return answers;
    }

    Runnable task() {
        return task;
    }

    boolean done() {
        return task.isDone();
    }

    /**
     * Returns once they are written; where nobody has begun with it, it is done here.
     *
     * @throws io.nightrounds.dispatch.SettleFailed as {@link SettleRetries#settle} does
     */
    void await() {
        task.run();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while answers were written", e);
        }
    }

    private static RuntimeException unwrapped(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure
                ? failure
                : new IllegalStateException("Answers were not written", cause);
    }
}
