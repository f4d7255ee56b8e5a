package io.nightrounds.intake;

import io.nightrounds.intake.QueryFeed.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** What both reading steps share: for each input the reader that it takes. */
@Component
class ReadInputsStep {
    /** How far another clock or zone may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final FeedLog feeds;
    private final QueryLog queries;
    private final JobRepository runs;
    private final Clock clock;

    ReadInputsStep(FeedLog feeds, QueryLog queries, JobRepository runs, Clock clock) {
        this.feeds = feeds;
        this.queries = queries;
        this.runs = runs;
        this.clock = clock;
    }

    /** @param forget takes back all that the run has saved of this input */
    InputReader of(Input input, long run, LocalDate night, Runnable forget) {
        return input instanceof FeedQuery query
                ? new QueryReader(run, query, moment(query, night), queries, forget)
                : new FeedReader(run, (FeedFile) input, feeds, forget);
    }

    /** Opens an input and looks at its first row, so that a run whose main input cannot be used changes nothing. */
    void look(Input input, LocalDate night) {
        if (input instanceof FeedQuery query) {
            lookAt(query, night);
        } else {
            lookAt((FeedFile) input);
        }
    }

    private void lookAt(FeedQuery query, LocalDate night) {
        try (QueryFeed usable = QueryFeed.open(query, moment(query, night), 1)) {
            usable.next();
        } catch (SQLException e) {
            throw new FeedUnreachable(query, e);
        }
    }

    private static void lookAt(FeedFile file) {
        try (CsvFeed usable = CsvFeed.open(file)) {
            usable.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Moment moment(FeedQuery query, LocalDate night) {
        LocalDateTime latest = LocalDateTime.ofInstant(clock.instant().plus(AHEAD), ZoneOffset.UTC);
        return new Moment(night, queries.watermark(query, this::gotThrough).orElse(null), latest);
    }

    private boolean gotThrough(long run) {
        JobInstance instance = runs.getJobInstance(run);
        JobExecution last = instance == null ? null : runs.getLastJobExecution(instance);
        return last != null && last.getStatus() == BatchStatus.COMPLETED;
    }
}
