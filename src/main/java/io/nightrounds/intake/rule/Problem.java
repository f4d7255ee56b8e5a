package io.nightrounds.intake.rule;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in a row.
 *
 * @param source the input to mend: {@code appointments}, {@code patients} or {@code contacts}
 * @param line where the row begins, counted from 1
 * @param nth the problem's place among those of its row, the same whenever the row is read
 * @param field our name of the field; null where the row as a whole is meant
 * @param given the value, shortened; contacts and names are masked; null where there is none
 * @param problem the rule, without the value, so that equal problems can be counted
 * @param remedy what to do about it
 * @param refused whether the row is refused; otherwise only this value is dropped
 */
public record Problem(
        String source,
        long line,
        int nth,
        @Nullable String field,
        @Nullable String given,
        String problem,
        String remedy,
        boolean refused) {
    private static final int SHOWN = 60;
    private static final int SHOWN_OF_MASKED = 2;

    /** The row cannot be read as a row at all. */
    public static Problem ofRow(String source, long line, String problem, String remedy) {
        return new Problem(source, line, 0, null, null, problem, remedy, true);
    }

    /** A problem of a field that nothing else in its row knows of, such as an id that stood earlier in the file. */
    public static Problem ofField(FeedRow row, String field, String problem, String remedy, boolean refused) {
        String given = row.fields().get(field);
        return new Problem(
                row.source(),
                row.line(),
                Field.ordinal(field),
                field,
                given == null ? null : shown(field, given, false),
                problem,
                remedy,
                refused);
    }

    static Problem of(Value value, boolean plain, String problem, String remedy, boolean refused) {
        return new Problem(
                value.source(),
                value.line(),
                Field.ordinal(value.field()),
                value.field(),
                shown(value.field(), value.text(), plain),
                problem,
                remedy,
                refused);
    }

    /** The same problem of another row. */
    public Problem onLine(long other) {
        return new Problem(source, other, nth, field, given, problem, remedy, refused);
    }

    private static String shown(String field, String value, boolean plain) {
        return plain || !Field.isPersonal(field) ? Excerpt.of(value, SHOWN) : masked(value);
    }

    private static String masked(String value) {
        return value.length() < 3 * SHOWN_OF_MASKED ? "***" : "***" + Excerpt.end(value, SHOWN_OF_MASKED);
    }
}
