package io.nightrounds.intake.rejection;

import io.nightrounds.intake.rule.Excerpt;
import io.nightrounds.intake.rule.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The only writer of tables {@code rejection} and {@code rejection_rest}: what is wrong with the rows of a run. The
 * first problems of an input are kept in full, those after them by their lines only, so that an input without one good
 * row fills no memory and still says of each row what is wrong with it.
 */
@Component
public class RejectionLog {
    /** Problems of an input kept in full; those that cost a row its place and those that do not are counted apart. */
    static final int MOST_IN_FULL = 10_000;

    private static final int LONGEST_TEXT = 500;

    private final JdbcTemplate jdbc;
    private final RejectionRest rest;

    RejectionLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rest = new RejectionRest(jdbc);
    }

    /** @param practice null where the row did not tell, or stands in a file of people */
    public record Entry(@Nullable String practice, Problem problem) {
        private List<Object> place() {
            return List.of(problem.source(), problem.line(), problem.nth());
        }

        private List<Object> kind() {
            return List.of(problem.source(), problem.refused());
        }
    }

    /** Writes the problems of rows not written before. Of several in one place the last holds. */
    public void write(long run, Collection<Entry> entries) {
        Map<List<Object>, Entry> last = new LinkedHashMap<>();
        entries.forEach(entry -> last.put(entry.place(), entry));
        last.values().stream()
                .collect(Collectors.groupingBy(Entry::kind))
                .values()
                .forEach(alike -> writeAlike(run, alike));
    }

    /** Forgets a source's problems, for a run that reads it from the start again. */
    public void forget(long run, String source) {
        jdbc.update("delete from rejection where run = ? and source = ?", run, source);
        rest.forget(run, source);
    }

    /** Forgets all problems of a run. @return how many rows of the tables that were */
    public int forget(long run) {
        return jdbc.update("delete from rejection where run = ?", run) + rest.forget(run);
    }

    /** Those of an input's problems that are kept by their lines only, by line and place in the row. */
    public void forEachOfTheRest(long run, String source, Consumer<Entry> consumer) {
        rest.forEach(run, source, consumer);
    }

    private void writeAlike(long run, List<Entry> alike) {
        Problem first = alike.get(0).problem();
        if (isFull(run, first.source(), first.refused())) {
            rest.write(run, alike);
        } else {
            writeInFull(run, alike);
        }
    }

    private boolean isFull(long run, String source, boolean refused) {
        if (rest.hasAny(run, source, refused)) {
            return true;
        }
        Long kept = jdbc.queryForObject(
                "select count(*) from rejection where run = ? and source = ? and refused = ?",
                Long.class,
                run,
                source,
                refused);
        return kept != null && kept >= MOST_IN_FULL;
    }

    private void writeInFull(long run, List<Entry> entries) {
        jdbc.batchUpdate(
                "delete from rejection where run = ? and source = ? and line = ? and nth = ?",
                entries.stream()
                        .map(Entry::problem)
                        .map(problem -> new Object[] {run, problem.source(), problem.line(), problem.nth()})
                        .toList());
        jdbc.batchUpdate("""
                insert into rejection (run, source, line, nth, refused, practice, field, given, problem, remedy)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, entries.stream().map(entry -> row(run, entry)).toList());
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
            Excerpt.of(problem.problem(), LONGEST_TEXT),
            Excerpt.of(problem.remedy(), LONGEST_TEXT)
        };
    }
}
