package io.nightrounds.report;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the books of every run as they were closed: later runs move reminders on, a kept report stays. */
@Component
public class ReportStore {
    /** The column's width. The few longest nights leave their list of single reminders to the CSV file. */
    private static final int WIDTH = 1_000_000;

    private final JdbcClient db;
    private final Clock clock;
    /** The latest, so that whoever shows it at once need not read it back. */
    private volatile @Nullable RunReport saved;

    ReportStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Keeps the report, in place of an earlier one of the same run. Takes part in the caller's transaction. */
    public void save(RunReport report) {
        long run = report.facts().run();
        String whole = report.toJson();
        boolean fits = whole.length() <= WIDTH;
        RunReport kept = fits ? report : report.withoutSample();
        db.sql("delete from run_report where run = :run").param("run", run).update();
        db.sql("insert into run_report (run, written_at, content) values (:run, :writtenAt, :content)")
                .param("run", run)
                .param(
                        "writtenAt",
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .param("content", fits ? whole : kept.toJson())
                .update();
        saved = kept;
    }

    /** The report of that run; empty where the run neither came to its end nor was held. */
    public Optional<RunReport> find(long run) {
        RunReport latest = saved;
        return latest != null && latest.facts().run() == run ? Optional.of(latest) : read(run);
    }

    private Optional<RunReport> read(long run) {
        return db.sql("select content from run_report where run = :run")
                .param("run", run)
                .query(String.class)
                .optional()
                .map(RunReport::fromJson);
    }

    /** The report of the run with the highest number that has one. */
    public Optional<RunReport> last() {
        return db.sql("select content from run_report order by run desc fetch first 1 row only")
                .query(String.class)
                .optional()
                .map(RunReport::fromJson);
    }
}
