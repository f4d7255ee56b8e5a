package io.nightrounds.intake.rule;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.Patient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules made of a row.
 *
 * @param practice the practice the row belongs to; null where that could not be told
 * @param visit null where the row is refused
 * @param problems all there are, the dropped values of a valid row included
 */
public record CheckedRow(
        FeedRow row, @Nullable String practice, @Nullable Visit visit, List<Problem> problems) {
    public CheckedRow {
        problems = List.copyOf(problems);
    }

    /** An appointment and who comes to it. */
    public record Visit(Appointment appointment, Patient patient) {}

    /** The same row refused for one more problem. */
    public CheckedRow refusedFor(Problem problem) {
        List<Problem> more = new ArrayList<>(problems);
        more.add(problem);
        return new CheckedRow(row, practice, null, more);
    }
}
