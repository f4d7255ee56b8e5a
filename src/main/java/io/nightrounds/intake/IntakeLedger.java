package io.nightrounds.intake;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The books of an intake, to be read by who reports on a run. A run is known by its number. */
@Component
public class IntakeLedger {
    private final JdbcClient jdbc;

    IntakeLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What became of the rows of the appointments file.
     *
     * @param finished whether the file was read to its end
     */
    public record IntakeCounts(long read, long valid, long rejected, boolean finished) {
        /** Whether every row read is accounted for. */
        public boolean balanced() {
            return read == valid + rejected;
        }
    }

    /** @param rows rows with that problem; {@code refused} as in {@link Rejection} */
    public record ProblemCount(String source, @Nullable String field, String problem, boolean refused, long rows) {}

    /**
     * One problem of a row.
     *
     * @param source {@code appointments}, {@code patients} or {@code contacts}
     * @param line where the row begins in its file, counted from 1
     * @param nth its place among the row's problems
     * @param refused whether the row was refused for it; otherwise only the value was dropped
     * @param practice null where the row did not tell
     * @param field null where the row as a whole is meant
     * @param given the value, shortened; contacts and names are masked
     */
    public record Rejection(
            String source,
            long line,
            int nth,
            boolean refused,
            @Nullable String practice,
            @Nullable String field,
            @Nullable String given,
            String problem,
            String remedy) {}

    /** All zero for a run that has not begun to read. Only a run's own totals: later runs take its appointments over. */
    public IntakeCounts counts(long run) {
        return jdbc.sql("""
                        select
                            coalesce((select f.rows_read from feed f where f.run = :run and f.source = 'appointments'), 0)
                                as rows_read,
                            (select count(*) from appointment a where a.seen_run = :run) as valid,
                            (select count(distinct r.line) from rejection r
                                where r.run = :run and r.source = 'appointments' and r.refused = true) as rejected,
                            (select count(*) from feed f
                                where f.run = :run and f.source = 'appointments' and f.finished = true) as finished
                        from (values (0)) as one_row(n)
                        """)
                .param("run", run)
                .query((row, n) -> new IntakeCounts(
                        row.getLong("rows_read"),
                        row.getLong("valid"),
                        row.getLong("rejected"),
                        row.getLong("finished") > 0))
                .single();
    }

    /** How many rows the run before this one read to its end, by which a feed that shrank is noticed. */
    public OptionalLong rowsReadBefore(long run) {
        return jdbc.sql("""
                        select f.rows_read from feed f where f.run = (
                            select max(g.run) from feed g
                            where g.run < :run and g.source = 'appointments' and g.finished = true)
                        and f.source = 'appointments'
                        """).param("run", run).query(Long.class).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The most frequent first. */
    public List<ProblemCount> byProblem(long run) {
        return jdbc.sql("""
                        select source, field, problem, refused, count(*) as problem_rows from rejection where run = ?
                        group by source, field, problem, refused
                        order by problem_rows desc, source, field, problem
                        """)
                .param(run)
                .query((row, n) -> new ProblemCount(
                        row.getString("source"),
                        row.getString("field"),
                        row.getString("problem"),
                        row.getBoolean("refused"),
                        row.getLong("problem_rows")))
                .list();
    }

    /** Every problem in the order of source, line and place in the row, one at a time. */
    public void forEachRejection(long run, Consumer<Rejection> consumer) {
        jdbc.sql("""
                        select source, line, nth, refused, practice, field, given, problem, remedy from rejection
                        where run = ? order by source, line, nth
                        """).param(run).withFetchSize(1000).query(row -> {
            consumer.accept(new Rejection(
                    row.getString("source"),
                    row.getLong("line"),
                    row.getInt("nth"),
                    row.getBoolean("refused"),
                    row.getString("practice"),
                    row.getString("field"),
                    row.getString("given"),
                    row.getString("problem"),
                    row.getString("remedy")));
        });
    }
}
