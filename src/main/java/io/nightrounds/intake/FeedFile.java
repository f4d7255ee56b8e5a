package io.nightrounds.intake;

import io.nightrounds.intake.IntakeProperties.Source;
import java.nio.file.Path;
import java.util.List;

/** A CSV file. */
record FeedFile(String source, Path path, Source settings, List<String> known, List<String> required) implements Input {
    @Override
    public boolean isColumn(String name, String wanted) {
        return name.equals(wanted);
    }

    @Override
    public String remedy() {
        return "Name the header under intake: columns in the job file, or export the column.";
    }

    /** As an error begins. */
    @Override
    public String toString() {
        return "The " + source + " file " + path;
    }
}
