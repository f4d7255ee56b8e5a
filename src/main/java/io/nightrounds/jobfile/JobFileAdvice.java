package io.nightrounds.jobfile;

import java.util.List;

/** A room's look at a job file that can be used as it is: what {@code validate} should say of it beyond that. */
public interface JobFileAdvice {
    List<Mistake> findings();
}
