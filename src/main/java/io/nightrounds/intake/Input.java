package io.nightrounds.intake;

import io.nightrounds.intake.IntakeProperties.Source;
import java.util.List;

/** One input of a job: which rows it has is a matter of the file or the query, what is read of them is not. */
sealed interface Input permits FeedFile, FeedQuery {
    String APPOINTMENTS = "appointments";

    /** {@code appointments}, {@code patients} or {@code contacts}. */
    String source();

    Source settings();

    /** Our names that it may have. */
    List<String> known();

    /** Our names that it must have, unless the job file gives a default. */
    List<String> required();

    /** Whether a column of that name is the one that is wanted. */
    boolean isColumn(String name, String wanted);

    /** What to do where a column is missing, after the ones there are were named. */
    String remedy();
}
