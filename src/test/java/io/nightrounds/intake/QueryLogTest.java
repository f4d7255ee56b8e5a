package io.nightrounds.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.intake.IntakeProperties.ChangedSince;
import io.nightrounds.intake.IntakeProperties.Source;
import io.nightrounds.intake.query.DatabaseProperties;
import io.nightrounds.intake.query.SourceDatabase;
import io.nightrounds.jobfile.JobFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From which value on the next run asks for changes. */
class QueryLogTest {
    private static final LocalDateTime NOVEMBER = LocalDateTime.of(2026, 11, 2, 3, 4, 5);
    private static final ChangedSince CHANGED = new ChangedSince("changed", null, null);

    private final JdbcTemplate template = new JdbcTemplate(IntakeRun.database());
    private final JdbcClient jdbc = JdbcClient.create(template);
    private final FeedLog feeds = new FeedLog(template);

    private Path folder;

    @BeforeEach
    void beIn(@TempDir Path scratch) {
        folder = scratch;
    }

    @Test
    void isTheHighestOfRunsThatReadAllAndGotThrough() {
        read(1, NOVEMBER, true);
        read(2, NOVEMBER.plusDays(1), true);
        read(3, NOVEMBER.plusDays(2), true);
        read(4, NOVEMBER.plusDays(3), false);
        read(5, null, true);

        assertThat(log("a.csv").watermark(query(), run -> run != 3)).contains(NOVEMBER.plusDays(1));
        assertThat(log("a.csv").watermark(query(), run -> false)).isEmpty();
    }

    @Test
    void holdsForTheJobFileAsItWas() {
        read(1, NOVEMBER, true);

        assertThat(log("b.csv").watermark(query(), run -> true)).isEmpty();
    }

    @Test
    void isForgottenByARunThatBeginsAnew() {
        read(1, NOVEMBER, true);
        log("a.csv").begin(1, query());

        assertThat(log("a.csv").watermark(query(), run -> true)).isEmpty();
    }

    @Test
    void isAskedForWithAnOverlap() {
        assertThat(CHANGED.since(NOVEMBER)).isEqualTo("2026-11-02T01:04:05");
        assertThat(CHANGED.since(null)).isEqualTo("1970-01-01T00:00:00");
    }

    private void read(long run, @Nullable LocalDateTime watermark, boolean finished) {
        QueryLog log = log("a.csv");
        log.begin(run, query());
        log.mark(run, query(), watermark);
        if (finished) {
            feeds.finish(run, "appointments");
        }
    }

    private QueryLog log(String file) {
        JobFile job = JobFile.read(IntakeRun.jobFile(folder, "appointments: { file: " + file + " }"));
        return new QueryLog(jdbc, feeds, job, Clock.systemUTC());
    }

    private static FeedQuery query() {
        DatabaseProperties clinic = new DatabaseProperties("jdbc:hsqldb:mem:clinic", null, null, null, null);
        Source settings = new Source(
                null, null, "clinic", "select 1 where changed > :since", CHANGED, null, null, null, false, null);
        return new FeedQuery(
                "appointments", new SourceDatabase("clinic", clinic, reference -> ""), settings, List.of(), List.of());
    }
}
