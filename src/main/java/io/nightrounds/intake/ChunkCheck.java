package io.nightrounds.intake;

import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.AppointmentStore;
import io.nightrounds.intake.rule.AppointmentRow;
import io.nightrounds.intake.rule.CheckedRow;
import io.nightrounds.intake.rule.FeedRow;
import io.nightrounds.intake.rule.Field;
import io.nightrounds.intake.rule.Problem;
import io.nightrounds.intake.rule.RowRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Joins, checks and compares the rows of a chunk: with what is known of their patients, and with rows before them. */
class ChunkCheck {
    private final long run;
    private final PersonStore people;
    private final AppointmentStore appointments;
    private final RowRules rules;
    private final Map<String, String> defaults;

    ChunkCheck(
            long run, PersonStore people, AppointmentStore appointments, RowRules rules, Map<String, String> defaults) {
        this.run = run;
        this.people = people;
        this.appointments = appointments;
        this.rules = rules;
        this.defaults = defaults;
    }

    List<CheckedRow> check(List<? extends FeedRow> rows) {
        List<String> patients = rows.stream()
                .map(row -> row.fields().get(Field.PATIENT_ID))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, List<FeedRow>> known = people.find(run, patients);
        return firstOfEachId(rows.stream()
                .map(row -> new AppointmentRow(
                        row, known.getOrDefault(row.fields().getOrDefault(Field.PATIENT_ID, ""), List.of()), defaults))
                .map(rules::check)
                .toList());
    }

    private List<CheckedRow> firstOfEachId(List<CheckedRow> rows) {
        Map<AppointmentKey, Long> lines = appointments.linesSeen(
                run,
                rows.stream()
                        .map(CheckedRow::visit)
                        .filter(Objects::nonNull)
                        .map(visit -> visit.appointment().key())
                        .distinct()
                        .toList());
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
