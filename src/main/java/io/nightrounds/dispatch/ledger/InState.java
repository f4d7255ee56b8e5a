package io.nightrounds.dispatch.ledger;

/**
 * The state of deliveries that are looked up by their keys. PostgreSQL cannot look into it, else it would rather read
 * all that it believes to be in that state, which is little wherever it has not looked since.
 */
public final class InState {
    static final String PLANNED = planned("state");
    static final String CLAIMED = in("state", "'SENDING', 'IN_DOUBT'");
    static final String UNSENT = in("state", "'PLANNED', 'FAILED'");

    private InState() {}

    /** @param column the state's, as the statement names it */
    public static String planned(String column) {
        return in(column, "'PLANNED'");
    }

    private static String in(String column, String states) {
        return "case when " + column + " in (" + states + ") then true else false end = true";
    }
}
