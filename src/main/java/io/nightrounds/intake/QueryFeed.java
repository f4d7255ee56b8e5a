package io.nightrounds.intake;

import io.nightrounds.intake.query.QueryRows;
import io.nightrounds.intake.query.SelectQuery;
import io.nightrounds.intake.query.Watermark;
import io.nightrounds.intake.rule.FeedRow;
import io.nightrounds.intake.rule.Problem;
import java.io.Closeable;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query's result as rows, numbered as they come. */
final class QueryFeed implements Closeable {
    private static final String TOO_LONG =
            "Shorten the row to " + CsvFeed.LONGEST_ROW + " characters in the columns that are read.";

    private final FeedQuery query;
    private final QueryRows rows;
    private final Columns columns;
    private final @Nullable Watermark watermark;
    private @Nullable FeedRow ahead;
    private long number;

    private QueryFeed(FeedQuery query, QueryRows rows, Columns columns, @Nullable Watermark watermark) {
        this.query = query;
        this.rows = rows;
        this.columns = columns;
        this.watermark = watermark;
    }

    /**
     * When a query is asked.
     *
     * @param night the date of the run
     * @param watermark the highest value of its watermark column that an earlier run read; null the first time
     * @param latest values of the watermark column after it do not count
     */
    record Moment(LocalDate night, @Nullable LocalDateTime watermark, LocalDateTime latest) {}

    /**
     * Asks, and reads the first row.
     *
     * @param most how many rows are wanted; 0 for all there are
     * @throws FeedRefused where the query or its result cannot be used
     * @throws FeedUnreachable where the database is not there
     */
    static QueryFeed open(FeedQuery query, Moment moment, int most) {
        QueryRows rows = null;
        try {
            rows = QueryRows.of(query.database(), query.select(), values(query, moment), most);
            Columns columns = Columns.of(query, rows.header());
            QueryFeed feed = new QueryFeed(query, rows, columns, watermark(query, rows, moment));
            feed.ahead = feed.read();
            if (feed.ahead == null && moment.watermark() == null) {
                throw FeedRefused.untrusted(query + " found no row. Nothing was changed: see whether it asks for what"
                        + " it should, then start again.");
            }
            return feed;
        } catch (SQLException | FeedRefused e) {
            if (rows != null) {
                rows.close();
            }
            throw e instanceof FeedRefused refused ? refused : failed(query, (SQLException) e);
        }
    }

    /** The next row; null at the end. */
    @Nullable
    FeedRow next() throws SQLException {
        FeedRow row = ahead != null ? ahead : read();
        ahead = null;
        return row;
    }

    /** How many rows were read. */
    long rows() {
        return number;
    }

    /** The highest value of the watermark column so far; null where there is none. */
    @Nullable
    LocalDateTime watermark() {
        return watermark == null ? null : watermark.highest();
    }

    @Override
    public void close() {
        rows.close();
    }

    private @Nullable FeedRow read() throws SQLException {
        List<String> values = rows.next();
        if (values == null) {
            return null;
        }
        if (watermark != null) {
            watermark.see();
        }
        number++;
        Map<String, String> fields = columns.of(values);
        Problem damage = damage(fields);
        return new FeedRow(query.source(), number, number, damage == null ? fields : Map.of(), damage);
    }

    private @Nullable Problem damage(Map<String, String> fields) {
        if (fields.values().stream().mapToInt(String::length).sum() > CsvFeed.LONGEST_ROW) {
            return Problem.ofRow(query.source(), number, "is too long", TOO_LONG);
        }
        return fields.values().stream().anyMatch(value -> value.indexOf('\0') >= 0)
                ? Problem.ofRow(query.source(), number, "holds NUL characters", "Correct the text in the database.")
                : null;
    }

    private static Map<String, Object> values(FeedQuery query, Moment moment) {
        IntakeProperties.ChangedSince changed = query.settings().changedSince();
        return changed == null
                ? Map.of(SelectQuery.DATE, moment.night())
                : Map.of(SelectQuery.DATE, moment.night(), SelectQuery.SINCE, changed.since(moment.watermark()));
    }

    private static @Nullable Watermark watermark(FeedQuery query, QueryRows rows, Moment moment) throws SQLException {
        IntakeProperties.ChangedSince changed = query.settings().changedSince();
        if (changed == null) {
            return null;
        }
        Watermark found = Watermark.in(rows, changed.column(), moment.latest());
        if (found == null) {
            throw FeedRefused.unusable(query + " has no column '" + changed.column() + "' of timestamps or dates, by"
                    + " which changedSince could tell what is new. It has: " + String.join(", ", rows.header())
                    + ". Select it, or name another under changedSince: column.");
        }
        return found;
    }

    private static RuntimeException failed(FeedQuery query, SQLException cause) {
        SqlFailure failure = SqlFailure.of(cause);
        return failure.passing()
                ? new FeedUnreachable(query, cause)
                : FeedRefused.unusable(query + " was refused (" + failure.words() + "). Nothing was changed. Look at"
                        + " the query, at what its user may read, and at databases: in the job file.");
    }
}
