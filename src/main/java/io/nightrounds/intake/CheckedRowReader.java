package io.nightrounds.intake;

import io.nightrounds.intake.rule.CheckedRow;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Hands the rows of an input to a step, which it gets to know when that begins. The step scope would stand a proxy
 * before it, which looks for the reader again for every row.
 */
final class CheckedRowReader implements ItemStreamReader<CheckedRow>, StepExecutionListener {
    private final Function<StepExecution, AheadReader> input;
    private @Nullable AheadReader rows;

    CheckedRowReader(Function<StepExecution, AheadReader> input) {
        this.input = input;
    }

    @Override
    public void beforeStep(StepExecution step) {
        rows = input.apply(step);
    }

    @Override
    public void open(ExecutionContext context) {
        rows().open(context);
    }

    @Override
    public @Nullable CheckedRow read() throws Exception {
        return rows().next();
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }

    private AheadReader rows() {
        return Objects.requireNonNull(rows, "The step has not begun");
    }
}
