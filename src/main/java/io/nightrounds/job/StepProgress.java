package io.nightrounds.job;

/**
 * How far the running step has come.
 *
 * @param total how much there is in all; -1 where that is not known
 */
public record StepProgress(String step, long done, long total) {
    /** A step that knows its total puts it into its execution context under this name. */
    public static final String TOTAL = "total";
}
