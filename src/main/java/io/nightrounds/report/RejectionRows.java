package io.nightrounds.report;

import io.nightrounds.report.Findings.BadRow;
import io.nightrounds.report.Findings.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mistakes of a run's input, by line and by sort. */
@Component
class RejectionRows {
    private static final int ROWS_SHOWN = 200;
    private static final int SORTS_SHOWN = 100;

    /** Mistakes by sort, the most frequent first, and the first rejected rows one by one. */
    record Summary(List<Problem> problems, List<BadRow> refused, List<Problem> valuesNotUsed) {}

    private final JdbcClient db;

    RejectionRows(JdbcClient db) {
        this.db = db;
    }

    Summary summary(long run) {
        List<BadRow> shown = new ArrayList<>();
        Map<String, Problem> refused = new LinkedHashMap<>();
        forEach(run, true, row -> {
            if (shown.size() < ROWS_SHOWN) {
                shown.add(row);
            }
            count(refused, row);
        });
        Map<String, Problem> unused = new LinkedHashMap<>();
        forEach(run, false, row -> count(unused, row));
        return new Summary(mostFrequent(refused), shown, mostFrequent(unused));
    }

    /** Every mistake of the rejected rows, or every value not used, in the order of the files. */
    void forEach(long run, boolean refused, Consumer<BadRow> sink) {
        RowCallbackHandler each = row -> sink.accept(read(row));
        db.sql("""
                select source, line, practice, field, given, problem, remedy from rejection
                where run = :run and refused = :refused order by source, line, nth
                """).param("run", run).param("refused", refused).query(each);
    }

    /** Texts that quote the value are one sort all the same, so the value is left out of them. */
    private static void count(Map<String, Problem> problems, BadRow row) {
        String text = Masked.text(row.problem(), row.given(), "…");
        Problem once = new Problem(row.source(), row.field(), text, row.remedy(), 1, row.line());
        problems.merge(
                row.source() + '\n' + row.field() + '\n' + text,
                once,
                (before, next) -> new Problem(
                        before.source(),
                        before.field(),
                        before.problem(),
                        before.remedy(),
                        before.rows() + 1,
                        before.firstLine()));
    }

    private static List<Problem> mostFrequent(Map<String, Problem> problems) {
        return problems.values().stream()
                .sorted(Comparator.comparingLong(Problem::rows).reversed())
                .limit(SORTS_SHOWN)
                .toList();
    }

    private static BadRow read(ResultSet row) throws SQLException {
        String field = row.getString("field");
        String given = row.getString("given");
        String masked = Masked.value(field, given);
        return new BadRow(
                row.getString("source"),
                row.getLong("line"),
                Objects.requireNonNullElse(row.getString("practice"), ""),
                Objects.requireNonNullElse(field, ""),
                masked,
                Masked.text(row.getString("problem"), given, masked),
                Masked.text(row.getString("remedy"), given, masked));
    }
}
