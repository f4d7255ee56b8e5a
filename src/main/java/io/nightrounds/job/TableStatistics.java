package io.nightrounds.job;

import java.util.List;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.item.ChunkOrientedStep;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Has PostgreSQL look at its tables before a step, and again each time that the step has done as much as it had before. A
 * night fills tables faster than the server looks at them by itself, and of a table it has not looked at it believes that
 * one practice has one row: it then reads the whole practice for every row that it joins.
 */
@Component
public class TableStatistics implements StepExecutionListener {
    private static final String TABLES =
            "select quote_ident(tablename) from pg_tables where schemaname = current_schema() order by tablename";

    private final JdbcTemplate jdbc;

    TableStatistics(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Does so for a step that is about to be executed here; once for each step. */
    public void watch(Step step) {
        if (!(step instanceof AbstractStep ours) || !onPostgres()) {
            return;
        }
        ours.registerStepExecutionListener(this);
        if (step instanceof TaskletStep tasklet) {
            tasklet.registerChunkListener(new Growth<>());
        } else if (step instanceof ChunkOrientedStep<?, ?> chunks) {
            chunks.registerChunkListener(new Growth<>());
        }
    }

    @Override
    public void beforeStep(StepExecution step) {
        refresh();
    }

    private void refresh() {
        List<String> tables = jdbc.queryForList(TABLES, String.class);
        jdbc.execute("analyze " + String.join(", ", tables));
    }

    private boolean onPostgres() {
        ConnectionCallback<String> product =
                connection -> connection.getMetaData().getDatabaseProductName();
        return "PostgreSQL".equals(jdbc.execute(product));
    }

    /** After the first chunk, the second, the fourth, the eighth and so on. */
    private final class Growth<I, O> implements ChunkListener<I, O> {
        private long done;

        @Override
        public void afterChunk(Chunk<O> chunk) {
            count();
        }

        @Override
        public void afterChunk(ChunkContext context) {
            count();
        }

        private void count() {
            done++;
            if (Long.bitCount(done) == 1) {
                refresh();
            }
        }
    }
}
