package io.nightrounds.appointment;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Updates rows by key in one batch and inserts in a second one those that were not there. HSQLDB has no
 * {@code on conflict}, and the two databases type the parameters of a {@code merge} differently.
 */
record Upsert(NamedParameterJdbcTemplate jdbc, String update, String insert) {

    void save(List<? extends SqlParameterSource> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int[] updated = jdbc.batchUpdate(update, rows.toArray(SqlParameterSource[]::new));
        List<SqlParameterSource> missing = new ArrayList<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                missing.add(rows.get(i));
            }
        }
        if (!missing.isEmpty()) {
            jdbc.batchUpdate(insert, missing.toArray(SqlParameterSource[]::new));
        }
    }

    static MapSqlParameterSource parameters() {
        return new MapSqlParameterSource();
    }
}
