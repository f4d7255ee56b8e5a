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
 * Has PostgreSQL look at its tables before a step, and at those that have grown each time that the step has written
 * several times of what it had before. A night fills tables faster than the server looks at them by itself, and of a table it has not looked
 * at it believes that one practice has one row, or that the table still is as small as when the step's statements were
 * planned: it then reads a practice or a table for every row. A look has it plan them anew. A small night needs one
 * look.
 */
@Component
public class TableStatistics implements StepExecutionListener {
    private static final String TABLES =
            "select quote_ident(tablename) from pg_tables where schemaname = current_schema() order by tablename";

    /** So few rows are read as fast without being looked at. */
    private static final long FEW = 500;

    private static final long GROWTH = 4;

    /** Those that have more than twice the pages that the server believes in. */
    private static final String GROWN = """
            select quote_ident(relname) from pg_class
            where relnamespace = cast(current_schema() as regnamespace) and relkind = 'r'
              and pg_relation_size(oid) > 2 * greatest(relpages, 1) * cast(current_setting('block_size') as bigint)
            order by relname
            """;

    /** While a step writes, a few rows tell enough: how large a table is by now. */
    private static final String BRIEFLY = "set default_statistics_target = 3; ";

    private final JdbcTemplate jdbc;
    private long written;
    private long writtenAtLastLook;
    private boolean looked;

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
    public synchronized void beforeStep(StepExecution step) {
        if (!looked || written >= FEW) {
            look(TABLES, "");
        }
        written = 0;
        writtenAtLastLook = 0;
    }

    private synchronized void wrote(long rows) {
        written += rows;
        if (written >= Math.max(FEW, GROWTH * writtenAtLastLook)) {
            look(GROWN, BRIEFLY);
        }
    }

    private void look(String which, String how) {
        List<String> tables = jdbc.queryForList(which, String.class);
        if (!tables.isEmpty()) {
            jdbc.execute(how + "analyze " + String.join(", ", tables) + "; reset default_statistics_target");
        }
        looked = true;
        writtenAtLastLook = written;
    }

    private boolean onPostgres() {
        ConnectionCallback<String> product =
                connection -> connection.getMetaData().getDatabaseProductName();
        return "PostgreSQL".equals(jdbc.execute(product));
    }

    private final class Growth<I, O> implements ChunkListener<I, O> {
        private long before;

        @Override
        public void afterChunk(Chunk<O> chunk) {
            wrote(chunk.size());
        }

        @Override
        public void afterChunk(ChunkContext context) {
            long now = context.getStepContext().getStepExecution().getWriteCount();
            wrote(Math.max(0, now - before));
            before = now;
        }
    }
}
