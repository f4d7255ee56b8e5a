package io.nightrounds.intake;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/**
 * What a database's failure means for whoever has to act on it.
 *
 * @param passing whether it may be gone the next time: no connection, no room, shutting down or starting
 * @param words what may be shown of it: the database's own words where they can only be about the connection or the
 *     query, and its code where they could quote a patient's data
 */
record SqlFailure(boolean passing, String words) {
    private static final int CLASS = 2;
    /** Connection, resources, operator's intervention. */
    private static final Set<String> PASSING = Set.of("08", "53", "57");
    /** Also: who may log in, which database, which tables and columns, what a transaction may do. */
    private static final Set<String> OF_NOBODY = Set.of("08", "53", "57", "28", "3D", "3F", "42", "25", "0A");

    static SqlFailure of(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String sort = state.length() < CLASS ? state : state.substring(0, CLASS);
        String message = String.valueOf(failure.getMessage()).strip();
        return new SqlFailure(
                PASSING.contains(sort) || failure instanceof SQLTransientException,
                OF_NOBODY.contains(sort) ? message : "SQL state " + state + ", code " + failure.getErrorCode());
    }
}
