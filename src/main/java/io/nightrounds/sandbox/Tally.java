package io.nightrounds.sandbox;

import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Answer.Received;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One endpoint's counts, and the last messages that its patients received by each channel. */
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Deque<Received>> latest = new TreeMap<>();
    private long arrived;
    private long accepted;
    private long faults;

    record Standing(long arrived, long accepted, long faults, Map<String, Channel> channels) {}

    synchronized void count(Answer answer, boolean faulty) {
        arrived++;
        accepted += answer.accepted() ? 1 : 0;
        faults += faulty ? 1 : 0;
        if (answer.received() != null) {
            keep(answer.received());
        }
    }

    private void keep(Received message) {
        counts.merge(message.channel(), 1L, Long::sum);
        Deque<Received> kept = latest.computeIfAbsent(message.channel(), channel -> new ArrayDeque<>());
        if (kept.size() == Channel.KEPT) {
            kept.removeLast();
        }
        kept.addFirst(message);
    }

    synchronized Standing standing() {
        Map<String, Channel> channels = new TreeMap<>();
        counts.forEach((name, count) -> channels.put(name, new Channel(count, List.copyOf(latest.get(name)))));
        return new Standing(arrived, accepted, faults, channels);
    }
}
