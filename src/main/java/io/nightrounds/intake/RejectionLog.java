package io.nightrounds.intake;

import io.nightrounds.intake.rule.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The only writer of table {@code rejection}: what is wrong with the rows of a run. A problem has the same key whenever
 * its row is read, so reading a row again changes nothing.
 */
@Component
class RejectionLog {
    private static final int LONGEST_TEXT = 500;

    private final JdbcTemplate jdbc;

    RejectionLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param practice null where the row did not tell, or stands in a file of people */
    record Entry(@Nullable String practice, Problem problem) {
        private List<Object> place() {
            return List.of(problem.source(), problem.line(), problem.nth());
        }
    }

    void write(long run, Collection<Entry> entries) {
        Map<List<Object>, Entry> last = new LinkedHashMap<>();
        entries.forEach(entry -> last.put(entry.place(), entry));
        if (last.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "delete from rejection where run = ? and source = ? and line = ? and nth = ?",
                last.values().stream()
                        .map(Entry::problem)
                        .map(problem -> new Object[] {run, problem.source(), problem.line(), problem.nth()})
                        .toList());
        jdbc.batchUpdate(
                """
                insert into rejection (run, source, line, nth, refused, practice, field, given, problem, remedy)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, last.values().stream().map(entry -> row(run, entry)).toList());
    }

    /** Forgets a source's problems, for a run that reads it from the start again. */
    void forget(long run, String source) {
        jdbc.update("delete from rejection where run = ? and source = ?", run, source);
    }

    private static @Nullable Object[] row(long run, Entry entry) {
        Problem problem = entry.problem();
        return new @Nullable Object[] {
            run,
            problem.source(),
            problem.line(),
            problem.nth(),
            problem.refused(),
            entry.practice(),
            problem.field(),
            problem.given(),
            cut(problem.problem()),
            cut(problem.remedy())
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
