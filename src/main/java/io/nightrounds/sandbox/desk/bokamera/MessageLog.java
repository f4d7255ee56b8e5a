package io.nightrounds.sandbox.desk.bokamera;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The last messages that were taken, in their order; the sending desk writes it and the log desk reads it. */
public final class MessageLog {
    private static final int KEPT = 200_000;

    private final Deque<SentMessage> messages = new ArrayDeque<>();
    private long lastId;

    synchronized SentMessage add(String receiver, String text, Instant created, Instant toSend) {
        if (messages.size() == KEPT) {
            messages.removeFirst();
        }
        SentMessage message = new SentMessage(++lastId, receiver, text, created, toSend);
        messages.addLast(message);
        return message;
    }

    synchronized List<SentMessage> matching(Predicate<SentMessage> question) {
        return messages.stream().filter(question).toList();
    }
}
