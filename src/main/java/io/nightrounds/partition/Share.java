package io.nightrounds.partition;

import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * The part of a step that one execution does: the practices of one bucket, with that part of every limit. A step that
 * is not shared does all of it.
 *
 * @param bucket from 0
 * @param of how many shares the step was divided into
 */
public record Share(int bucket, int of) {
    /** Everything, which is how a machine works that is alone. */
    public static final Share WHOLE = new Share(0, 1);

    private static final String BUCKET = "bucket";
    private static final String OF = "of";

    public Share {
        if (bucket < 0 || bucket >= of) {
            throw new IllegalArgumentException("There is no bucket " + bucket + " of " + of + "; the first one is 0");
        }
    }

    /** What this execution was given to do. */
    public static Share of(StepExecution step) {
        ExecutionContext context = step.getExecutionContext();
        return context.containsKey(OF) ? new Share(context.getInt(BUCKET), context.getInt(OF)) : WHOLE;
    }

    ExecutionContext context() {
        ExecutionContext context = new ExecutionContext();
        context.putInt(BUCKET, bucket);
        context.putInt(OF, of);
        return context;
    }

    /** Whether others work on the same step. */
    public boolean shared() {
        return of > 1;
    }

    /** This share's part of a limit; all parts together never exceed it. */
    public int partOf(int limit) {
        return limit / of;
    }
}
