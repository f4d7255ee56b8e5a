package io.nightrounds.intake;

import io.nightrounds.intake.QueryFeed.Moment;
import io.nightrounds.intake.rule.FeedRow;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Reads a query's rows. Asked twice, a query may answer in another order and with other rows, so there is no place to
 * go on from: on a restart all that was saved of it is taken back, and it is asked again. What is read twice is saved
 * once.
 */
class QueryReader extends InputReader {
    private final long run;
    private final FeedQuery query;
    private final Moment moment;
    private final QueryLog log;
    private final Runnable forget;
    private @Nullable QueryFeed feed;

    /** @param forget takes back all that the run has saved of this input */
    QueryReader(long run, FeedQuery query, Moment moment, QueryLog log, Runnable forget) {
        super(query);
        this.run = run;
        this.query = query;
        this.moment = moment;
        this.log = log;
        this.forget = forget;
    }

    @Override
    public void open(ExecutionContext context) {
        feed = QueryFeed.open(query, moment, 0);
        if (log.hasBegun(run, query)) {
            forget.run();
        }
        log.begin(run, query);
    }

    @Override
    @Nullable
    FeedRow next() {
        QueryFeed asked = feed;
        if (asked == null) {
            return null;
        }
        try {
            return asked.next();
        } catch (SQLException e) {
            throw FeedBroken.lost(query, asked.rows(), e);
        }
    }

    @Override
    void ended() {
        if (feed != null) {
            log.mark(run, query, highest(feed));
        }
    }

    /** Where nothing new was found, what was known before still holds. */
    private @Nullable LocalDateTime highest(QueryFeed asked) {
        LocalDateTime before = moment.watermark();
        LocalDateTime now = asked.watermark();
        return before == null || now != null && now.isAfter(before) ? now : before;
    }

    @Override
    public void close() {
        if (feed != null) {
            feed.close();
        }
    }
}
