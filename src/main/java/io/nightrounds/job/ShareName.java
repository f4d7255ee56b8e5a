package io.nightrounds.job;

/** The names under which Spring Batch keeps the shares of a step: the step's own, a colon and the share's number. */
public final class ShareName {
    private static final String BEFORE_NUMBER = ":";

    private ShareName() {}

    /** @param number from 1 */
    public static String of(String step, int number) {
        return step + BEFORE_NUMBER + number;
    }

    static boolean is(String name) {
        return name.contains(BEFORE_NUMBER);
    }

    /** The step's own name, of the step or of a share of it. */
    static String step(String name) {
        return is(name) ? name.substring(0, name.indexOf(BEFORE_NUMBER)) : name;
    }
}
