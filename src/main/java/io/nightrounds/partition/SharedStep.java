package io.nightrounds.partition;

import org.springframework.batch.core.step.StepExecution;

/** A step that several machines may do together. Its room says how; this room does the sharing. */
public interface SharedStep {
    /** The name of the step's bean. */
    String step();

    /** How many shares its limits can be divided into at most, so that none comes to nothing. */
    int mostShares();

    /** What is done once and by one machine, after the practices were dealt and before the first share begins. */
    default void prepare(StepExecution whole) {}
}
