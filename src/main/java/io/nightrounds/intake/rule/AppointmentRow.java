package io.nightrounds.intake.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An appointment's raw row with what the other files say about its patient. The row's own value goes first, then the
 * people's in their order, then the job file's default.
 *
 * @param people rows about the same patient, the one to be believed first
 * @param defaults our name: the value of a field that no row has
 */
public record AppointmentRow(FeedRow row, List<FeedRow> people, Map<String, String> defaults) {
    public AppointmentRow {
        people = List.copyOf(people);
    }

    @Nullable
    Value first(String field) {
        if (people.isEmpty()) {
            String own = row.fields().get(field);
            String text = own == null ? defaults.get(field) : own;
            return text == null ? null : new Value(field, text, row.source(), row.line());
        }
        List<Value> values = all(field);
        return values.isEmpty() ? null : values.get(0);
    }

    /** Every row's value, for fields of which none may be overruled; the default only where no row has any. */
    List<Value> all(String field) {
        List<Value> values = new ArrayList<>();
        add(values, field, row);
        if (!people.isEmpty() && Field.OF_PERSON.contains(field)) {
            people.forEach(person -> add(values, field, person));
        }
        String standard = defaults.get(field);
        if (values.isEmpty() && standard != null) {
            values.add(new Value(field, standard, row.source(), row.line()));
        }
        return values;
    }

    private static void add(List<Value> values, String field, FeedRow row) {
        String text = row.fields().get(field);
        if (text != null) {
            values.add(new Value(field, text, row.source(), row.line()));
        }
    }
}
