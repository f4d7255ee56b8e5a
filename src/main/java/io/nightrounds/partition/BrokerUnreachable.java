package io.nightrounds.partition;

/** The message broker does not answer. Nothing is lost by that: what it was to be told stands in the database. */
public final class BrokerUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerUnreachable(String address, Throwable cause) {
        super(
                "The message broker " + address + " cannot be reached: " + cause.getMessage()
                        + ". Start it or correct --broker.",
                cause);
    }
}
