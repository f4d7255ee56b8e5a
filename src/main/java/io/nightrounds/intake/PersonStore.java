package io.nightrounds.intake;

import io.nightrounds.intake.rule.FeedRow;
import io.nightrounds.intake.rule.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The only writer of table {@code person_row}: what the files about people say, kept until the appointments are read.
 */
@Component
class PersonStore {
    /**
     * Characters of a row's fields as JSON. The table holds more: an earlier row's opt-out and death may come to it.
     */
    static final int LONGEST = 5000;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    /**
     * By the whole key, hence the table of sources, and joined from the left: HSQLDB then looks every row up, where an
     * inner join scans the table. In this order contacts go before patients.
     */
    private static final String FIND = """
            select p.patient_id, p.source, p.line, p.fields
            from unnest(cast(? as varchar(200) array)) as k(id)
            cross join (values ('contacts'), ('patients')) as s(source)
            left join person_row p on p.run = ? and p.source = s.source and p.patient_id = k.id
            where p.patient_id is not null
            order by p.source
            """;

    private final JdbcTemplate jdbc;

    PersonStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static boolean fits(FeedRow row) {
        return JSON.writeValueAsString(row.fields()).length() <= LONGEST;
    }

    /** The rows about these patients, by patient; those of nobody are absent. */
    Map<String, List<FeedRow>> find(long run, Collection<String> patients) {
        Map<String, List<FeedRow>> found = new HashMap<>();
        if (patients.isEmpty()) {
            return found;
        }
        Object[] ids = patients.toArray();
        jdbc.query(
                FIND,
                statement -> {
                    statement.setArray(1, statement.getConnection().createArrayOf("varchar", ids));
                    statement.setLong(2, run);
                },
                row -> {
                    found.computeIfAbsent(row.getString("patient_id"), id -> new ArrayList<>())
                            .add(person(row));
                });
        return found;
    }

    /** Puts rows in place of earlier ones about the same patients; no patient may occur twice in a source. */
    void save(long run, Collection<FeedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "delete from person_row where run = ? and source = ? and patient_id = ?",
                rows.stream()
                        .map(row -> new Object[] {run, row.source(), patient(row)})
                        .toList());
        jdbc.batchUpdate(
                "insert into person_row (run, source, patient_id, line, fields) values (?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {
                            run, row.source(), patient(row), row.line(), JSON.writeValueAsString(row.fields())
                        })
                        .toList());
    }

    void forget(long run, String source) {
        jdbc.update("delete from person_row where run = ? and source = ?", run, source);
    }

    /** Forgets everything about a run's people: once its appointments are read, nothing needs it any more. */
    void forget(long run) {
        jdbc.update("delete from person_row where run = ?", run);
    }

    private static FeedRow person(ResultSet row) throws SQLException {
        return new FeedRow(
                row.getString("source"), 0, row.getLong("line"), JSON.readValue(row.getString("fields"), FIELDS), null);
    }

    /** Whom a row is about; only rows that name a patient are kept. */
    static String patient(FeedRow row) {
        return Objects.requireNonNull(row.fields().get(Field.PATIENT_ID));
    }
}
