package io.nightrounds.intake;

import io.nightrounds.intake.rejection.RejectionLog;
import io.nightrounds.intake.rule.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The books of an intake, to be read by who reports on a run. A run is known by its number. */
@Component
public class IntakeLedger {
    private static final List<String> SOURCES = List.of("appointments", "contacts", "patients");

    private final JdbcClient jdbc;
    private final RejectionLog rejections;

    IntakeLedger(JdbcClient jdbc, RejectionLog rejections) {
        this.jdbc = jdbc;
        this.rejections = rejections;
    }

    /**
     * What became of the rows of the appointments file. Read, valid and rejected come from three tables, so that a row
     * that got lost shows.
     *
     * @param readBefore whether an earlier run read the very same file to its end, so that its rejections are no news
     * @param byPractice the empty key stands for rows that name no practice we know
     */
    public record IntakeCounts(long read, boolean readBefore, SortedMap<String, Rows> byPractice) {
        public long valid() {
            return byPractice.values().stream().mapToLong(Rows::valid).sum();
        }

        public long rejected() {
            return byPractice.values().stream().mapToLong(Rows::rejected).sum();
        }
    }

    /** @param rejected a row with several problems counts once */
    public record Rows(long valid, long rejected) {
        public static final Rows NONE = new Rows(0, 0);

        private Rows plus(Rows other) {
            return new Rows(valid + other.valid, rejected + other.rejected);
        }
    }

    /**
     * One sort of problem.
     *
     * @param refused as in {@link Rejection}
     * @param rows how many rows have it. Of a file of people with more than 10,000 problems, a row may count once for
     *     each thousand appointments that it is joined to
     * @param firstLine the first of them
     */
    public record ProblemCount(
            String source,
            @Nullable String field,
            String problem,
            String remedy,
            boolean refused,
            long rows,
            long firstLine) {}

    /**
     * One problem of a row.
     *
     * @param source {@code appointments}, {@code patients} or {@code contacts}
     * @param line where the row begins in its file, or which row of its query it is, counted from 1
     * @param nth its place among the row's problems
     * @param refused whether the row was refused for it; otherwise only the value was dropped
     * @param practice null where the row did not tell
     * @param field null where the row as a whole is meant
     * @param given the value, shortened; contacts and names are masked. Null where there is none, and beyond the first
     *     10,000 problems of a file
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

    /** All zero for a run that has not begun to read. Only a run's own: later runs take its appointments over. */
    public IntakeCounts counts(long run) {
        SortedMap<String, Rows> byPractice = new TreeMap<>();
        jdbc.sql("select practice, count(*) as n from appointment where seen_run = ? group by practice")
                .param(run)
                .query(row -> {
                    add(byPractice, row.getString("practice"), new Rows(row.getLong("n"), 0));
                });
        jdbc.sql("""
                        select coalesce(practice, '') as practice, count(*) as n
                        from (select line, min(practice) as practice from rejection
                              where run = ? and refused and source = 'appointments' group by line) refused_row
                        group by practice
                        """).param(run).query(row -> {
            add(byPractice, row.getString("practice"), new Rows(0, row.getLong("n")));
        });
        jdbc.sql("""
                        select coalesce(practice, '') as practice, sum(refused_rows) as n from rejection_rest
                        where run = ? and refused and source = 'appointments' group by practice
                        """).param(run).query(row -> {
            add(byPractice, row.getString("practice"), new Rows(0, row.getLong("n")));
        });
        return new IntakeCounts(rowsRead(run), readBefore(run), byPractice);
    }

    /** Which of a run's sources are queries, whose rows are counted and stand on no line. */
    public Set<String> queries(long run) {
        return Set.copyOf(jdbc.sql("select source from feed_query where run = ?")
                .param(run)
                .query(String.class)
                .list());
    }

    private static void add(Map<String, Rows> byPractice, String practice, Rows more) {
        byPractice.merge(practice, more, Rows::plus);
    }

    private long rowsRead(long run) {
        return jdbc.sql("select coalesce(sum(rows_read), 0) from feed where run = ? and source = 'appointments'")
                .param(run)
                .query(Long.class)
                .single();
    }

    private boolean readBefore(long run) {
        return jdbc.sql("""
                        select count(*) from feed mine
                        join feed earlier on earlier.source = mine.source and earlier.location = mine.location
                          and earlier.bytes = mine.bytes and earlier.modified_at = mine.modified_at
                        where mine.run = ? and mine.source = 'appointments'
                          and earlier.run < mine.run and earlier.finished
                        """).param(run).query(Long.class).single() > 0;
    }

    /** The most frequent first. */
    public List<ProblemCount> byProblem(long run) {
        return jdbc.sql("""
                        select source, field, problem, min(remedy) as remedy, refused, sum(problems) as problem_rows,
                               min(line) as first_line
                        from (select source, field, problem, remedy, refused, 1 as problems, line
                              from rejection where run = ?
                              union all
                              select source, field, problem, remedy, refused, problems, line
                              from rejection_rest where run = ?) every_problem
                        group by source, field, problem, refused
                        order by problem_rows desc, source, field, problem
                        """)
                .params(run, run)
                .query((row, n) -> new ProblemCount(
                        row.getString("source"),
                        row.getString("field"),
                        row.getString("problem"),
                        row.getString("remedy"),
                        row.getBoolean("refused"),
                        row.getLong("problem_rows"),
                        row.getLong("first_line")))
                .list();
    }

    /** The first problems for which rows were refused, in the order of source, line and place in the row. */
    public List<Rejection> firstRefused(long run, int most) {
        return jdbc.sql("""
                        select source, line, nth, refused, practice, field, given, problem, remedy from rejection
                        where run = ? and refused order by source, line, nth limit ?
                        """).params(run, most).query((row, n) -> rejection(row)).list();
    }

    /**
     * Every problem, one at a time, source by source: those kept in full, then those of which only the line is kept,
     * each by line and place in the row. So what refuses rows comes in the order of lines.
     */
    public void forEachRejection(long run, Consumer<Rejection> consumer) {
        for (String source : SOURCES) {
            jdbc.sql("""
                            select source, line, nth, refused, practice, field, given, problem, remedy from rejection
                            where run = ? and source = ? order by line, nth
                            """).params(run, source).withFetchSize(1000).query(row -> {
                consumer.accept(rejection(row));
            });
            rejections.forEachOfTheRest(run, source, entry -> consumer.accept(rejection(entry)));
        }
    }

    private static Rejection rejection(ResultSet row) throws SQLException {
        return new Rejection(
                row.getString("source"),
                row.getLong("line"),
                row.getInt("nth"),
                row.getBoolean("refused"),
                row.getString("practice"),
                row.getString("field"),
                row.getString("given"),
                row.getString("problem"),
                row.getString("remedy"));
    }

    private static Rejection rejection(RejectionLog.Entry entry) {
        Problem problem = entry.problem();
        return new Rejection(
                problem.source(),
                problem.line(),
                problem.nth(),
                problem.refused(),
                entry.practice(),
                problem.field(),
                problem.given(),
                problem.problem(),
                problem.remedy());
    }
}
