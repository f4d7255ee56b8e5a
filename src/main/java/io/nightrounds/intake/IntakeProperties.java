package io.nightrounds.intake;

import io.nightrounds.intake.query.SelectQuery;
import io.nightrounds.intake.vocabulary.DurationUnit;
import io.nightrounds.intake.vocabulary.Vocabulary;
import io.nightrounds.jobfile.JobSection;
import java.time.Duration;
import java.time.LocalDateTime;
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
    IntakeProperties {
        if (asksSince(patients) || asksSince(contacts)) {
            throw new IllegalArgumentException("changedSince is for appointments only: what is known of a patient is"
                    + " read anew every night. Ask for all patients, and let the query of appointments return a visit"
                    + " also when its patient was changed.");
        }
    }

    private static boolean asksSince(@Nullable Source people) {
        return people != null && people.changedSince() != null;
    }

    /**
     * A CSV file, or a query on a database.
     *
     * @param file relative paths start at the job file's folder
     * @param separator one character; a comma where none is given
     * @param database the database's name in the section {@code databases}
     * @param query one select statement
     * @param changedSince for a query that asks only for what was changed
     * @param columns our name: the header in the file, or the label of the query's column; a column not listed has our
     *     own name
     * @param values our name: the source's words and ours
     * @param durationUnit what durations are counted in
     * @param timesPastMidnight whether the hours of a date may run on past 24
     * @param defaults our name: the value of columns that the source lacks or leaves empty
     */
    record Source(
            @Nullable String file,
            @Nullable String separator,
            @Nullable String database,
            @Nullable String query,
            @Nullable ChangedSince changedSince,
            @Nullable Map<String, String> columns,
            @Nullable Map<String, Map<String, String>> values,
            @Nullable DurationUnit durationUnit,
            boolean timesPastMidnight,
            @Nullable Map<String, String> defaults) {
        Source {
            if ((file == null) == (query == null)) {
                throw new IllegalArgumentException(
                        "A source is a file or a query, one of the two. Write file: with the path of a CSV file, or"
                                + " database: and query:.");
            }
            if (separator != null && (separator.length() != 1 || "\"\r\n".contains(separator))) {
                throw new IllegalArgumentException(
                        "'" + separator + "' cannot separate columns. Write one character such as , or ;");
            }
            if ((database == null) != (query == null) || separator != null && query != null) {
                throw new IllegalArgumentException(
                        "A query needs a database: and no separator:, and a file needs neither database: nor query:.");
            }
            if (query != null && SelectQuery.of(query).asksSince() != (changedSince != null)) {
                throw new IllegalArgumentException("changedSince: and :since in the query need each other. Write, for"
                        + " example, where changed_at > :since, and changedSince: { column: changed_at }.");
            }
            if (file != null && changedSince != null) {
                throw new IllegalArgumentException("A file is read whole. Take changedSince: out.");
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

        Vocabulary vocabulary() {
            return new Vocabulary(
                    values == null ? Map.of() : values,
                    durationUnit == null ? DurationUnit.MINUTES : durationUnit,
                    timesPastMidnight);
        }
    }

    /**
     * How a query is asked only for what was changed since it was read last.
     *
     * @param column the label of the query's column that says when a row was changed
     * @param initial the first time's {@code :since}, in the column's own zone; 1970 where none is given
     * @param overlap how far before the highest value read the next time begins, for what was written meanwhile and for
     *     clocks that are set back; two hours where none is given
     */
    record ChangedSince(
            String column,
            @Nullable LocalDateTime initial,
            @Nullable Duration overlap) {
        private static final LocalDateTime EVER = LocalDateTime.of(1970, 1, 1, 0, 0);
        private static final Duration OVERLAP = Duration.ofHours(2);

        ChangedSince {
            if (overlap != null && overlap.isNegative()) {
                throw new IllegalArgumentException("overlap is " + overlap + ". Write a duration such as PT2H.");
            }
        }

        LocalDateTime since(@Nullable LocalDateTime watermark) {
            return watermark == null
                    ? initial == null ? EVER : initial
                    : watermark.minus(overlap == null ? OVERLAP : overlap);
        }
    }

    /** The inputs about people by the name of their source, the one to be believed first. */
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
