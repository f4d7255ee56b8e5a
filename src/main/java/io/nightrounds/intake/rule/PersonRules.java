package io.nightrounds.intake.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a row of a file about people must be to be joined; its values are looked at once the practice is known. */
public final class PersonRules {
    private static final int LONGEST_ID = 200;
    /**
     * Characters of an opt-out, a death or a wish not to be contacted put together from several rows about one patient.
     */
    private static final int LONGEST_MERGED = 200;

    private static final Pattern WORDS = Pattern.compile("\\|");

    private PersonRules() {}

    /** Why a row cannot be joined to any appointment; null where it can. */
    public static @Nullable Problem problem(FeedRow row) {
        if (row.damage() != null) {
            return row.damage();
        }
        if (!row.problems().isEmpty()) {
            return row.problems().get(0);
        }
        String id = row.fields().get(Field.PATIENT_ID);
        if (id == null) {
            return refused(row, "is missing", "Fill in the patientId column.");
        }
        if (SpreadsheetDamage.in(id)) {
            return refused(row, SpreadsheetDamage.PROBLEM, SpreadsheetDamage.REMEDY);
        }
        return id.length() <= LONGEST_ID
                ? null
                : refused(row, "is too long", "Use at most " + LONGEST_ID + " characters.");
    }

    /**
     * A later row about the same patient: its details hold, but an opt-out, a death or a wish not to be contacted of
     * the earlier one stays.
     */
    public static FeedRow later(FeedRow earlier, FeedRow later) {
        Map<String, String> fields = new LinkedHashMap<>(later.fields());
        for (String field : new String[] {Field.OPT_OUT, Field.DECEASED, Field.DO_NOT_CONTACT}) {
            String before = earlier.fields().get(field);
            if (before != null) {
                fields.put(field, both(field, before, fields.getOrDefault(field, before)));
            }
        }
        return new FeedRow(later.source(), later.number(), later.line(), fields, null);
    }

    /** The words of both; when they grow too many, the strictest of all, as whatever is unclear is taken for it. */
    private static String both(String field, String then, String now) {
        String both = Stream.concat(WORDS.splitAsStream(then), WORDS.splitAsStream(now))
                .distinct()
                .collect(Collectors.joining("|"));
        return both.length() <= LONGEST_MERGED ? both : field.equals(Field.OPT_OUT) ? "all" : "true";
    }

    /** The warning of such a row. */
    public static Problem twice(FeedRow earlier, FeedRow later) {
        return Problem.ofField(
                later,
                Field.PATIENT_ID,
                "stands twice in this " + later.whole() + "; the later row was taken",
                later.place(earlier.line()) + " has it too: keep one row a patient.",
                false);
    }

    private static Problem refused(FeedRow row, String problem, String remedy) {
        return Problem.ofField(row, Field.PATIENT_ID, problem, remedy, true);
    }
}
