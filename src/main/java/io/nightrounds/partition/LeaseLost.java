package io.nightrounds.partition;

/** This process may not go on with its share: another has taken it over, or the run has ended it. */
final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost(long execution) {
        super("Share " + execution + " was taken over by another worker or ended by its run, so nothing more was sent."
                + " What is in flight is still written down.");
    }
}
