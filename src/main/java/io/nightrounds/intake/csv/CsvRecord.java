package io.nightrounds.intake.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of a CSV text.
 *
 * @param line where it begins, counted from 1
 * @param fields empty where there is a problem
 * @param problem why it cannot be read; null where it can
 * @param remedy what to do about the problem
 */
public record CsvRecord(
        long line,
        List<String> fields,
        @Nullable String problem,
        @Nullable String remedy) {
    public CsvRecord {
        fields = List.copyOf(fields);
    }

    /** Whether nothing stands in it, as on an empty line or below a spreadsheet's last row. */
    public boolean isBlank() {
        if (problem != null) {
            return false;
        }
        for (String field : fields) {
            if (!field.isBlank()) {
                return false;
            }
        }
        return true;
    }

    public boolean holds(char character) {
        for (String field : fields) {
            if (field.indexOf(character) >= 0) {
                return true;
            }
        }
        return false;
    }
}
