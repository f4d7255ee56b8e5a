package io.nightrounds.intake;

import io.nightrounds.intake.rule.FeedRow;
import io.nightrounds.intake.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads the rows of an input, and puts them into our words. */
abstract class InputReader implements ItemStreamReader<FeedRow> {
    private final Vocabulary vocabulary;

    InputReader(Input input) {
        this.vocabulary = input.settings().vocabulary();
    }

    /** The next row as it stands in the input; null at its end. */
    abstract @Nullable FeedRow next();

    /** Called once its end was come to, in the thread and the transaction of the step. */
    abstract void ended();

    /** The next row in our words, which any one thread may ask for; null at the end. */
    @Nullable
    FeedRow row() {
        FeedRow row = next();
        return row == null ? null : vocabulary.translate(row);
    }

    @Override
    public @Nullable FeedRow read() {
        FeedRow row = row();
        if (row == null) {
            ended();
        }
        return row;
    }
}
