package io.nightrounds.dispatch.ledger;

/**
 * The state of deliveries that are looked up by their keys. PostgreSQL cannot look into it, else it would rather read
 * all that it believes to be in that state, which is little wherever it has not looked since.
 */
final class InState {
    static final String PLANNED = in("'PLANNED'");
    static final String CLAIMED = in("'SENDING', 'IN_DOUBT'");
    static final String UNSENT = in("'PLANNED', 'FAILED'");

    private InState() {}

    private static String in(String states) {
        return "case when state in (" + states + ") then true else false end = true";
    }
}
