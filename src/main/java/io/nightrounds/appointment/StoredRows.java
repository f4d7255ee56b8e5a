package io.nightrounds.appointment;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Looks up many rows of a table whose key is a practice and an id. PostgreSQL gets the ids as a list, for which it goes
 * through the key's index once; HSQLDB would read the table for that, and looks up each id of a join from the left.
 */
record StoredRows(JdbcTemplate jdbc, String table, String columns) {
    private static final String BY_LIST = "select id, %s from %s where id = any(?) and practice = ?";

    private static final String BY_JOIN = """
            select t.id, %s
            from unnest(cast(? as varchar(200) array)) as k(id)
            left join %s t on t.practice = ? and t.id = k.id
            where t.id is not null
            """;

    /** Those of the ids that are there, each once; in the caller's transaction. */
    void find(String practice, List<String> ids, RowCallbackHandler row) {
        boolean postgres = Dialect.of(jdbc) == Dialect.POSTGRESQL;
        if (postgres) {
            // kept from when the table was small, a plan to read all of it would be followed for every list
            jdbc.execute("set local enable_seqscan = off");
        }
        PreparedStatementSetter values = statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("varchar", ids.toArray()));
            statement.setString(2, practice);
        };
        jdbc.query((postgres ? BY_LIST : BY_JOIN).formatted(columns, table), values, row);
    }
}
