package io.nightrounds.appointment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Inserts rows, or updates them where their key is there. PostgreSQL takes them all in one statement, which is several
 * times as fast. HSQLDB has no {@code on conflict}: it updates rows in one batch and inserts in a second one those that
 * were not there.
 *
 * @param update a row, by its key
 * @param insert a row
 * @param together inserts or updates rows whose columns are arrays of text, each under the name of the value it is of; on
 *     PostgreSQL only, and no key may occur twice
 */
record Upsert(NamedParameterJdbcTemplate jdbc, String update, String insert, String together) {

    void save(List<MapSqlParameterSource> rows) {
        if (rows.isEmpty()) {
            return;
        }
        ConnectionCallback<Dialect> dialect = Dialect::of;
        if (jdbc.getJdbcOperations().execute(dialect) == Dialect.POSTGRESQL) {
            saveTogether(rows);
        } else {
            saveEach(rows);
        }
    }

    private void saveTogether(List<MapSqlParameterSource> rows) {
        MapSqlParameterSource columns = parameters();
        for (String name : rows.get(0).getParameterNames()) {
            columns.addValue(name, column(rows, name));
        }
        jdbc.update(together, columns);
    }

    private void saveEach(List<MapSqlParameterSource> rows) {
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

    private static SqlTypeValue column(List<MapSqlParameterSource> rows, String name) {
        Object[] texts = rows.stream().map(row -> text(row.getValue(name))).toArray();
        return (statement, at, type, typeName) ->
                statement.setArray(at, statement.getConnection().createArrayOf("text", texts));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static MapSqlParameterSource parameters() {
        return new MapSqlParameterSource();
    }
}
