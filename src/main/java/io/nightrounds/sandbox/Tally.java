package io.nightrounds.sandbox;

import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Answer.Received;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One endpoint's counts, and the last messages that its patients received. */
final class Tally {
    private static final int KEPT = 200;

    private final Deque<Received> received = new ArrayDeque<>(KEPT);
    private long arrived;
    private long accepted;
    private long faults;

    /** @param received the newest first */
    record Standing(long arrived, long accepted, long faults, List<Received> received) {}

    synchronized void count(Answer answer, boolean faulty) {
        arrived++;
        accepted += answer.accepted() ? 1 : 0;
        faults += faulty ? 1 : 0;
        if (answer.received() != null) {
            keep(answer.received());
        }
    }

    private void keep(Received message) {
        if (received.size() == KEPT) {
            received.removeLast();
        }
        received.addFirst(message);
    }

    synchronized Standing standing() {
        return new Standing(arrived, accepted, faults, List.copyOf(received));
    }
}
