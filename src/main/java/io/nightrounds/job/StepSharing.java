package io.nightrounds.job;

import org.springframework.batch.core.step.Step;

/** How the steps of a run are shared among several machines. Where there is no such bean, each is done by this one. */
public interface StepSharing {
    /** A step of the same name that has its work done by others; the step itself where it is not one to be shared. */
    Step shared(Step alone);
}
