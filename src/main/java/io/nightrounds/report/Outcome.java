package io.nightrounds.report;

/** How a run ended, worst first: the first one that holds is the run's outcome. */
public enum Outcome {
    /** The numbers contradict each other: a defect of the product, not of the night. */
    UNBALANCED(1),
    /** Nothing was sent, because the forecast was out of bounds: someone has to look. */
    HELD(6),
    /** Some message may have gone out or not; only a person or the vendor can say. */
    IN_DOUBT(4),
    /** Nothing was sent because someone else's system did not answer: run again later. */
    UPSTREAM_DOWN(75),
    /** Finished, and some rows, sync items or reminders were refused. */
    SOME_REFUSED(3),
    /** Finished, and there was nothing to send. */
    NOTHING_DUE(0),
    /** Finished, and everything due is accounted for. */
    DONE(0);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /** What a scheduler is told. */
    public int exitCode() {
        return exitCode;
    }
}
