package io.nightrounds.dispatch.lane;

import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.Sender;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way out to one vendor, with so many requests open at once. What is claimed beyond that waits here and goes out in
 * the moment in which another is answered: no place at the vendor is idle while the database writes. Any thread may
 * call.
 */
final class Outlet {
    private record Waiting(OutboundMessage message, CompletableFuture<SendOutcome> outcome) {}

    private final Sender sender;
    private final int places;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int open;

    /** @param places the most requests that are open at once */
    Outlet(Sender sender, int places) {
        this.sender = sender;
        this.places = places;
    }

    /** Sends a claimed message as soon as there is a place. The future never fails. */
    CompletableFuture<SendOutcome> send(OutboundMessage message) {
        Waiting own = new Waiting(message, new CompletableFuture<>());
        if (takePlaceOrWait(own)) {
            begin(own);
        }
        return own.outcome();
    }

    /** Takes back what has not begun; its outcome is {@link SendOutcome.NotBegun}. */
    void recall() {
        List<Waiting> recalled;
        synchronized (waiting) {
            recalled = List.copyOf(waiting);
            waiting.clear();
        }
        recalled.forEach(one -> one.outcome().complete(new SendOutcome.NotBegun()));
    }

    private boolean takePlaceOrWait(Waiting own) {
        synchronized (waiting) {
            if (open == places) {
                waiting.add(own);
                return false;
            }
            open++;
            return true;
        }
    }

    /** In the thread of the answer, and not under the lock. */
    private void begin(Waiting one) {
        answer(one.message()).whenComplete((outcome, thrown) -> {
            Waiting next = nextOrLeavePlace();
            if (next != null) {
                begin(next);
            }
            one.outcome().complete(thrown == null ? outcome : unknown(thrown));
        });
    }

    private @Nullable Waiting nextOrLeavePlace() {
        synchronized (waiting) {
            Waiting next = waiting.poll();
            if (next == null) {
                open--;
            }
            return next;
        }
    }

    private CompletableFuture<SendOutcome> answer(OutboundMessage message) {
        try {
            return Objects.requireNonNull(sender.send(message));
        } catch (Throwable e) {
            return CompletableFuture.completedFuture(unknown(e));
        }
    }

    /** A defect of an adapter, even a class that is not there, proves nothing about what left the machine. */
    private static SendOutcome unknown(Throwable thrown) {
        return new SendOutcome.Unknown("the sender failed: " + thrown.getClass().getSimpleName());
    }
}
