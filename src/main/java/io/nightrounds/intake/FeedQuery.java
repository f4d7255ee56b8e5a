package io.nightrounds.intake;

import io.nightrounds.intake.IntakeProperties.Source;
import io.nightrounds.intake.query.SelectQuery;
import io.nightrounds.intake.query.SourceDatabase;
import java.util.List;

/** A query on somebody's database. */
record FeedQuery(String source, SourceDatabase database, Source settings, List<String> known, List<String> required)
        implements Input {
    SelectQuery select() {
        return SelectQuery.of(String.valueOf(settings.query()));
    }

    /** Databases write a label as they like it where the query did not put it in quotes. */
    @Override
    public boolean isColumn(String name, String wanted) {
        return name.equalsIgnoreCase(wanted);
    }

    @Override
    public String remedy() {
        return "Name the column under intake: columns in the job file, or give it that name with 'as' in the query.";
    }

    /** As an error begins. */
    @Override
    public String toString() {
        return "The " + source + " query on " + database;
    }
}
