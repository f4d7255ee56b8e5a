package io.nightrounds.intake;

import io.nightrounds.jobfile.JobSection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The job file's {@code intake} section.
 *
 * @param appointments one row per appointment
 * @param patients further columns by {@code patientId}
 * @param contacts the same; what it says goes before what {@code patients} says
 */
record IntakeProperties(
        Source appointments,
        @Nullable Source patients,
        @Nullable Source contacts) implements JobSection {

    /**
     * A CSV file.
     *
     * @param file relative paths start at the job file's folder
     * @param separator one character; a comma where none is given
     * @param columns our name: the header in the file; a column not listed has our own name as its header
     * @param defaults our name: the value of columns that the file lacks or leaves empty
     */
    record Source(
            String file,
            @Nullable String separator,
            @Nullable Map<String, String> columns,
            @Nullable Map<String, String> defaults) {
        Source {
            if (separator != null && (separator.length() != 1 || "\"\r\n".contains(separator))) {
                throw new IllegalArgumentException(
                        "'" + separator + "' cannot separate columns. Write one character such as , or ;");
            }
            columns = columns == null ? Map.of() : Map.copyOf(columns);
            defaults = defaults == null ? Map.of() : Map.copyOf(defaults);
        }

        char separatorCharacter() {
            return separator == null ? ',' : separator.charAt(0);
        }

        Map<String, String> columnsOrNone() {
            return columns == null ? Map.of() : columns;
        }

        Map<String, String> defaultsOrNone() {
            return defaults == null ? Map.of() : defaults;
        }
    }

    /** The files about people by the name of their source, the one to be believed first. */
    Map<String, Source> people() {
        Map<String, Source> people = new LinkedHashMap<>();
        if (contacts != null) {
            people.put("contacts", contacts);
        }
        if (patients != null) {
            people.put("patients", patients);
        }
        return people;
    }
}
