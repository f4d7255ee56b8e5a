package io.nightrounds.appointment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Updates rows that are there and inserts those that are missing. PostgreSQL takes the first in one statement and has
 * the others, on a first night all of them, copied in. HSQLDB knows neither and takes them one by one, in batches.
 *
 * <p>A row is an array with a value for each column. No key may occur twice, and nobody else may write the table
 * meanwhile.
 *
 * @param update a row, by its key; each value under the name of its column
 * @param together inserts or updates rows whose columns are arrays of text; on PostgreSQL only
 */
record Upsert(JdbcTemplate jdbc, String table, List<String> columns, String update, String together) {

    record Rows(List<@Nullable Object[]> there, List<@Nullable Object[]> missing) {
        Rows() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    void save(Rows rows) {
        save(rows, () -> rows);
    }

    /** @param meanwhile done while a server takes in the missing rows; asks nothing of the database */
    <T> T save(Rows rows, Supplier<T> meanwhile) {
        boolean postgres = Dialect.of(jdbc) == Dialect.POSTGRESQL;
        if (!rows.there().isEmpty()) {
            update(rows.there(), postgres);
        }
        if (postgres && !rows.missing().isEmpty()) {
            return new CopiedRows(table, columns).copy(rows.missing(), jdbc, meanwhile);
        }
        if (!rows.missing().isEmpty()) {
            named().batchUpdate(insert(), named(rows.missing()));
        }
        return meanwhile.get();
    }

    private void update(List<@Nullable Object[]> rows, boolean postgres) {
        if (postgres) {
            named().update(together, arrays(rows));
        } else {
            named().batchUpdate(update, named(rows));
        }
    }

    private String insert() {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values (:" + String.join(", :", columns)
                + ")";
    }

    private NamedParameterJdbcTemplate named() {
        return new NamedParameterJdbcTemplate(jdbc);
    }

    private SqlParameterSource[] named(List<@Nullable Object[]> rows) {
        return rows.stream().map(this::named).toArray(SqlParameterSource[]::new);
    }

    private SqlParameterSource named(@Nullable Object[] row) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        for (int i = 0; i < row.length; i++) {
            values.addValue(columns.get(i), row[i]);
        }
        return values;
    }

    private SqlParameterSource arrays(List<@Nullable Object[]> rows) {
        MapSqlParameterSource arrays = new MapSqlParameterSource();
        for (int i = 0; i < columns.size(); i++) {
            arrays.addValue(columns.get(i), column(rows, i));
        }
        return arrays;
    }

    private static SqlTypeValue column(List<@Nullable Object[]> rows, int column) {
        Object[] texts = rows.stream().map(row -> text(row[column])).toArray();
        return (statement, at, type, typeName) ->
                statement.setArray(at, statement.getConnection().createArrayOf("text", texts));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
