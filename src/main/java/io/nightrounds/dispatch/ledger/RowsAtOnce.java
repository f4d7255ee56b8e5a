package io.nightrounds.dispatch.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * PostgreSQL's form of a statement that is written for one row: all rows at once, with each of their values as an
 * array. The server spends more on receiving a statement a row than on carrying it out.
 *
 * @param sql with an array for each of the names
 * @param names of the values in which rows differ
 */
record RowsAtOnce(String sql, List<String> names) {
    private static final Pattern NAME = Pattern.compile(":([a-z_]+)");
    private static final String INSERT = "insert ";
    private static final String WHERE = "\nwhere ";
    private static final String VALUES = "\nvalues (";

    /** What is the same for all rows. */
    private static final Set<String> SHARED = Set.of("now", "run");

    /** What is no text. */
    private static final Map<String, String> TYPES = Map.of(
            "reminder", "int8",
            "number", "int4",
            "way", "int4",
            "next_way", "int4",
            "next", "timestamptz",
            "scheduled_for", "timestamptz");

    /** @param sql an update with a line that begins with {@code where}, or an insert with one that does with {@code values} */
    static RowsAtOnce of(String sql) {
        List<String> names = NAME.matcher(sql)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .filter(name -> !SHARED.contains(name))
                .toList();
        return new RowsAtOnce(sql.startsWith(INSERT) ? inserting(sql, names) : updating(sql, names), names);
    }

    private static String updating(String sql, List<String> names) {
        int where = sql.indexOf(WHERE);
        return ofRow(sql.substring(0, where)) + "\nfrom " + source(names) + ofRow(sql.substring(where))
                + "returning k.nth";
    }

    private static String inserting(String sql, List<String> names) {
        int values = sql.indexOf(VALUES);
        String row = sql.substring(values + VALUES.length(), sql.lastIndexOf(')'));
        return sql.substring(0, values) + "\nselect " + ofRow(row) + "\nfrom " + source(names);
    }

    private static String ofRow(String part) {
        return NAME.matcher(part)
                .replaceAll(found -> SHARED.contains(found.group(1)) ? found.group() : "k.its_" + found.group(1));
    }

    private static String source(List<String> names) {
        return names.stream()
                        .map(name -> "cast(:" + name + " as " + type(name) + " array)")
                        .collect(Collectors.joining(", ", "unnest(", ") with ordinality as k("))
                + names.stream().map(name -> "its_" + name + ", ").collect(Collectors.joining())
                + "nth)";
    }

    /** @return for each row how many it changed */
    int[] update(NamedParameterJdbcTemplate jdbc, List<MapSqlParameterSource> rows) {
        int[] changed = new int[rows.size()];
        if (sql.startsWith(INSERT)) {
            jdbc.update(sql, arrays(rows));
            Arrays.fill(changed, 1);
        } else {
            jdbc.query(sql, arrays(rows), row -> {
                changed[row.getInt(1) - 1]++;
            });
        }
        return changed;
    }

    private MapSqlParameterSource arrays(List<MapSqlParameterSource> rows) {
        MapSqlParameterSource arrays = new MapSqlParameterSource();
        MapSqlParameterSource first = rows.get(0);
        SHARED.stream().filter(first::hasValue).forEach(name -> arrays.addValue(name, first.getValue(name)));
        for (String name : names) {
            @Nullable Object[] values = new @Nullable Object[rows.size()];
            Arrays.setAll(values, i -> rows.get(i).getValue(name));
            arrays.addValue(name, new SqlArrayValue(type(name), values));
        }
        return arrays;
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name, "varchar");
    }
}
