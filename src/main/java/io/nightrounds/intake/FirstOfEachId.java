package io.nightrounds.intake;

import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.intake.rule.CheckedRow;
import io.nightrounds.intake.rule.FeedRow;
import io.nightrounds.intake.rule.Field;
import io.nightrounds.intake.rule.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Refuses a row whose id stood before it, in its chunk or in one that was saved. */
final class FirstOfEachId {
    private FirstOfEachId() {}

    static List<AppointmentKey> ids(List<? extends CheckedRow> rows) {
        return rows.stream()
                .map(CheckedRow::visit)
                .filter(Objects::nonNull)
                .map(visit -> visit.appointment().key())
                .distinct()
                .toList();
    }

    /** @param before the lines on which ids stood in chunks that were saved */
    static List<CheckedRow> among(List<? extends CheckedRow> rows, Map<AppointmentKey, Long> before) {
        Map<AppointmentKey, Long> lines = new HashMap<>(before);
        List<CheckedRow> checked = new ArrayList<>();
        for (CheckedRow row : rows) {
            CheckedRow.Visit visit = row.visit();
            long line = row.row().line();
            long first = visit == null
                    ? line
                    : lines.computeIfAbsent(visit.appointment().key(), key -> line);
            checked.add(first < line ? row.refusedFor(twice(row.row(), first)) : row);
        }
        return checked;
    }

    private static Problem twice(FeedRow row, long first) {
        return Problem.ofField(
                row,
                Field.ID,
                "stands twice in this " + row.whole() + "; the first row was taken",
                row.place(first) + " has it first: remove one of the two.",
                true);
    }
}
