package io.nightrounds.dispatch.ledger;

import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** One statement for many rows, in whatever transaction the caller is. */
record Batches(NamedParameterJdbcTemplate jdbc) {
    /** @return for each row how many it changed; nothing is asked of the database for no rows */
    int[] update(String sql, Stream<? extends SqlParameterSource> rows) {
        SqlParameterSource[] batch = rows.toArray(SqlParameterSource[]::new);
        return batch.length == 0 ? new int[0] : jdbc.batchUpdate(sql, batch);
    }
}
