package io.nightrounds.dispatch.ledger;

import io.nightrounds.appointment.Dialect;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * One statement for many rows, in whatever transaction the caller is. It is written for one row. HSQLDB, which is in
 * this process, gets it row by row, and PostgreSQL once for all.
 */
record Batches(NamedParameterJdbcTemplate jdbc) {
    private static final Map<String, RowsAtOnce> ON_POSTGRES = new ConcurrentHashMap<>();

    /** @return for each row how many it changed; nothing is asked of the database for no rows */
    int[] update(String sql, Stream<MapSqlParameterSource> rows) {
        List<MapSqlParameterSource> batch = rows.toList();
        if (batch.isEmpty()) {
            return new int[0];
        }
        return Dialect.of(jdbc.getJdbcTemplate()) == Dialect.POSTGRESQL
                ? ON_POSTGRES.computeIfAbsent(sql, RowsAtOnce::of).update(jdbc, batch)
                : jdbc.batchUpdate(sql, batch.toArray(MapSqlParameterSource[]::new));
    }
}
