package io.nightrounds.jobfile;

/** Whether a job file can be used in spite of what is found in it. */
public enum Severity {
    /** It cannot: {@code validate} fails. */
    ERROR,
    /** It can, but its writer should look: it is shown and nothing more. */
    WARNING
}
