package io.nightrounds.partition;

/** The message broker cannot be used as it is configured. The message says why and what to do. */
public final class BrokerRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerRefused(String message) {
        super(message);
    }
}
