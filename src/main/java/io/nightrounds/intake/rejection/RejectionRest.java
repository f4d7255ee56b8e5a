package io.nightrounds.intake.rejection;

import io.nightrounds.intake.rejection.RejectionLog.Entry;
import io.nightrounds.intake.rule.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Problems kept by sort, with the lines that have them: one row of table {@code rejection_rest} a chunk and sort. */
final class RejectionRest {
    private static final String DIFFERING =
            "Look at this row of the input; the first of these rows are explained one by one.";

    private static final String INSERT = """
            insert into rejection_rest
                (run, source, line, nth, refused, practice, field, problem, remedy, problems, refused_rows, lines)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;

    RejectionRest(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    boolean hasAny(long run, String source, boolean refused) {
        return !jdbc.queryForList(
                        "select id from rejection_rest where run = ? and source = ? and refused = ? limit 1",
                        Long.class,
                        run,
                        source,
                        refused)
                .isEmpty();
    }

    /** @param entries of one source, and all of them refusing their row or none */
    void write(long run, Collection<Entry> entries) {
        Set<Entry> counted = countedRows(entries);
        Collection<List<Entry>> sorts = entries.stream()
                .collect(Collectors.groupingBy(RejectionRest::sort))
                .values();
        jdbc.batchUpdate(
                INSERT, sorts.stream().map(alike -> row(run, alike, counted)).toList());
    }

    void forget(long run, String source) {
        jdbc.update("delete from rejection_rest where run = ? and source = ?", run, source);
    }

    int forget(long run) {
        return jdbc.update("delete from rejection_rest where run = ?", run);
    }

    /** Sorts are taken up as their first line is reached, so that no more of them are open than overlap. */
    void forEach(long run, String source, Consumer<Entry> consumer) {
        PriorityQueue<Sort> open = new PriorityQueue<>(Comparator.comparingLong((Sort sort) -> sort.line)
                .thenComparingInt(sort -> sort.sample.problem().nth()));
        jdbc.query(
                """
                select line, nth, refused, practice, field, problem, remedy, lines from rejection_rest
                where run = ? and source = ? order by line, nth, id
                """,
                row -> {
                    Sort next = Sort.of(source, row);
                    drain(open, next.line, consumer);
                    open.add(next);
                },
                run,
                source);
        drain(open, Long.MAX_VALUE, consumer);
    }

    private static void drain(PriorityQueue<Sort> open, long before, Consumer<Entry> consumer) {
        for (Sort sort = open.peek(); sort != null && sort.line < before; sort = open.peek()) {
            open.remove();
            consumer.accept(sort.entry());
            if (sort.advance()) {
                open.add(sort);
            }
        }
    }

    /** One entry of each row that is refused, so that a row with several problems counts once. */
    private static Set<Entry> countedRows(Collection<Entry> entries) {
        Map<Long, Entry> first = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.problem().refused())
                .forEach(entry -> first.putIfAbsent(entry.problem().line(), entry));
        return new HashSet<>(first.values());
    }

    private static List<@Nullable Object> sort(Entry entry) {
        return Arrays.asList(
                entry.practice(), entry.problem().nth(), entry.problem().problem());
    }

    private static @Nullable Object[] row(long run, List<Entry> alike, Set<Entry> counted) {
        Problem first = alike.get(0).problem();
        TreeSet<Long> lines =
                alike.stream().map(entry -> entry.problem().line()).collect(Collectors.toCollection(TreeSet::new));
        boolean oneRemedy =
                alike.stream().allMatch(entry -> entry.problem().remedy().equals(first.remedy()));
        return new @Nullable Object[] {
            run,
            first.source(),
            lines.first(),
            first.nth(),
            first.refused(),
            alike.get(0).practice(),
            first.field(),
            first.problem(),
            oneRemedy ? first.remedy() : DIFFERING,
            alike.size(),
            alike.stream().filter(counted::contains).count(),
            LineRanges.write(lines)
        };
    }

    /** One row of the table while its lines are handed out. */
    private static final class Sort {
        private final Entry sample;
        private final Iterator<Long> lines;
        private long line;

        private Sort(Entry sample, Iterator<Long> lines) {
            this.sample = sample;
            this.lines = lines;
            this.line = lines.next();
        }

        static Sort of(String source, ResultSet row) throws SQLException {
            Problem problem = new Problem(
                    source,
                    row.getLong("line"),
                    row.getInt("nth"),
                    row.getString("field"),
                    null,
                    row.getString("problem"),
                    row.getString("remedy"),
                    row.getBoolean("refused"));
            return new Sort(new Entry(row.getString("practice"), problem), LineRanges.read(row.getString("lines")));
        }

        Entry entry() {
            return new Entry(sample.practice(), sample.problem().onLine(line));
        }

        boolean advance() {
            boolean more = lines.hasNext();
            line = more ? lines.next() : line;
            return more;
        }
    }
}
