package io.nightrounds.dispatch.run;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.lane.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/** Where answers wait: the vendors' threads add them, the dispatcher's thread takes them. */
class AnswerQueue {
    /** What became of one message, and whose lane it came through. */
    record Answer(Lane lane, List<AttemptKey> attempts, SendOutcome outcome) {
        boolean accepted() {
            return outcome instanceof SendOutcome.Accepted;
        }
    }

    private final BlockingDeque<Answer> arrived = new LinkedBlockingDeque<>();

    void add(Answer answer) {
        arrived.add(answer);
    }

    /** Everything that has arrived, in that order; nothing where nothing has. */
    List<Answer> takeAll() {
        List<Answer> taken = new ArrayList<>();
        arrived.drainTo(taken);
        return taken;
    }

    /** Returns as soon as an answer is there, and after that long at the latest. */
    void await(Duration longest) {
        try {
            Answer first = arrived.pollFirst(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                arrived.addFirst(first);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while answers were awaited", e);
        }
    }
}
