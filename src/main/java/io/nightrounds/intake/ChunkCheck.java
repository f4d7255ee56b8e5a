package io.nightrounds.intake;

import io.nightrounds.intake.rule.AppointmentRow;
import io.nightrounds.intake.rule.CheckedRow;
import io.nightrounds.intake.rule.FeedRow;
import io.nightrounds.intake.rule.Field;
import io.nightrounds.intake.rule.RowRules;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Joins rows with what the other inputs say of their patients, and checks them. Nothing in it depends on the rows
 * before: those may not be saved yet.
 */
class ChunkCheck {
    private final PersonStore people;
    private final RowRules rules;
    private final Map<String, String> defaults;
    private final boolean joined;

    /** @param joined whether there are other inputs at all */
    ChunkCheck(PersonStore people, RowRules rules, Map<String, String> defaults, boolean joined) {
        this.people = people;
        this.rules = rules;
        this.defaults = defaults;
        this.joined = joined;
    }

    List<CheckedRow> check(long run, List<FeedRow> rows) {
        Map<String, List<FeedRow>> known = joined ? people.find(run, patients(rows)) : Map.of();
        return rows.stream()
                .map(row -> new AppointmentRow(
                        row, known.getOrDefault(row.fields().getOrDefault(Field.PATIENT_ID, ""), List.of()), defaults))
                .map(rules::check)
                .toList();
    }

    private static List<String> patients(List<FeedRow> rows) {
        return rows.stream()
                .map(row -> row.fields().get(Field.PATIENT_ID))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
