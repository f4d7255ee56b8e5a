package io.nightrounds.report;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Step times from Spring Batch's own tables; a resumed run has several executions of a step. */
@Component
class StepTimes {
    private final JdbcClient db;

    StepTimes(JdbcClient db) {
        this.db = db;
    }

    /** The steps that have ended, in the order they first ran. The one that writes the report is still at work. */
    List<StepTime> of(long run) {
        Map<String, StepTime> byStep = new LinkedHashMap<>();
        db.sql("""
                select s.STEP_NAME, s.STATUS, s.START_TIME, s.END_TIME
                from BATCH_STEP_EXECUTION s join BATCH_JOB_EXECUTION j on j.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
                where j.JOB_INSTANCE_ID = :run and s.START_TIME is not null and s.END_TIME is not null
                order by s.STEP_EXECUTION_ID
                """).param("run", run).query(row -> {
            LocalDateTime start = row.getObject("START_TIME", LocalDateTime.class);
            LocalDateTime end = row.getObject("END_TIME", LocalDateTime.class);
            long millis = Duration.between(start, end).toMillis();
            StepTime once = new StepTime(row.getString("STEP_NAME"), row.getString("STATUS"), 1, millis);
            byStep.merge(once.step(), once, StepTimes::add);
        });
        return List.copyOf(byStep.values());
    }

    private static StepTime add(StepTime before, StepTime latest) {
        return new StepTime(
                latest.step(),
                latest.status(),
                before.executions() + latest.executions(),
                before.millis() + latest.millis());
    }
}
