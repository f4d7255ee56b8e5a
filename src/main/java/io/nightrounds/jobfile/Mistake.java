package io.nightrounds.jobfile;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in a job file, with its place. Lines and columns count from 1.
 *
 * @param message value, rule and remedy in one sentence or two
 */
public record Mistake(String file, int line, int column, Severity severity, String message) {
    public Mistake(String file, int line, int column, String message) {
        this(file, line, column, Severity.ERROR, message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** As compilers and editors write and read it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (isError() ? "" : "warning: ") + message;
    }

    static Mistake at(String file, @Nullable Place place, String message) {
        return place == null
                ? new Mistake(file, 1, 1, message)
                : new Mistake(file, place.line(), place.column(), message);
    }

    Mistake as(Severity other) {
        return new Mistake(file, line, column, other, message);
    }
}
