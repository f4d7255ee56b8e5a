package io.nightrounds.intake;

import io.nightrounds.appointment.Moments;
import io.nightrounds.intake.FeedLog.Version;
import io.nightrounds.jobfile.JobFile;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The only writer of table {@code feed_query}, but for {@link IntakeRecords}, which deletes old rows: up to which
 * watermark each run read a query. A watermark is a timestamp as the source writes it; without a zone of its own it is
 * stored as UTC.
 */
@Component
class QueryLog {
    private final JdbcClient jdbc;
    private final FeedLog feeds;
    private final JobFile job;
    private final Clock clock;

    QueryLog(JdbcClient jdbc, FeedLog feeds, JobFile job, Clock clock) {
        this.jdbc = jdbc;
        this.feeds = feeds;
        this.job = job;
        this.clock = clock;
    }

    /** Notes that a run begins to read a query; what it noted of this input before is gone. */
    void begin(long run, FeedQuery query) {
        jdbc.sql("delete from feed_query where run = ? and source = ?")
                .params(run, query.source())
                .update();
        jdbc.sql("insert into feed_query (run, source, job_hash, changes_only) values (?, ?, ?, ?)")
                .params(run, query.source(), job.hash(), query.settings().changedSince() != null)
                .update();
        feeds.begin(run, query.source(), new Version(query.database().toString(), 0, Moments.written(clock.instant())));
    }

    boolean hasBegun(long run, FeedQuery query) {
        return feeds.find(run, query.source()).isPresent();
    }

    /** Notes how far a query was read to its end; it holds once the run has read all of it and saved it. */
    void mark(long run, FeedQuery query, @Nullable LocalDateTime watermark) {
        jdbc.sql("update feed_query set watermark = ? where run = ? and source = ?")
                .param(watermark == null ? null : Moments.written(watermark.toInstant(ZoneOffset.UTC)))
                .param(run)
                .param(query.source())
                .update();
    }

    /**
     * The highest watermark of runs that got through with what they had read: what another one had read may have been
     * neither synced nor planned. A changed job file begins anew, because it may take rows that were refused before.
     *
     * @param gotThrough whether the run of that number did
     */
    Optional<LocalDateTime> watermark(FeedQuery query, LongPredicate gotThrough) {
        return jdbc
                .sql("""
                        select q.run, q.watermark from feed_query q
                        join feed f on f.run = q.run and f.source = q.source
                        where q.source = ? and q.job_hash = ? and q.watermark is not null and f.finished = true
                        """)
                .params(query.source(), job.hash())
                .query((row, n) -> new Mark(row.getLong("run"), row.getObject("watermark", OffsetDateTime.class)))
                .list()
                .stream()
                .sorted(Comparator.comparing(Mark::at).reversed())
                .filter(mark -> gotThrough.test(mark.run()))
                .findFirst()
                .map(mark -> mark.at().withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }

    private record Mark(long run, OffsetDateTime at) {}
}
