package io.nightrounds.dispatch;

import io.nightrounds.appointment.Channel;
import java.util.concurrent.CompletableFuture;

/** The port to one vendor that can reach patients. One call to {@link #send} is at most one HTTP request. */
public interface Sender {
    /** The vendor's name as the job file writes it, such as {@code bokamera}. */
    String provider();

    /** Whether this vendor can carry the channel. */
    boolean carries(Channel channel);

    /** Whether this vendor can be told to send later, on that channel. */
    boolean schedules(Channel channel);

    /**
     * Sends one message, once. The future never fails: whatever went wrong is an outcome, and what cannot be known is
     * {@link SendOutcome.Unknown}. Never retries, never follows a redirect; only a request that was refused for an
     * expired token, and so was not looked at, may go out one more time with a fresh one.
     */
    CompletableFuture<SendOutcome> send(OutboundMessage message);
}
