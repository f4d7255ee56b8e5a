package io.nightrounds.intake.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row while it is being read: hands out its fields and collects what is wrong with them. */
final class Reading {
    private static final int LONGEST_ID = 200;
    private static final Set<String> YES = Set.of("true", "yes", "y", "t", "1");
    private static final Set<String> NO = Set.of("false", "no", "n", "f", "0");

    private final AppointmentRow row;
    private final Map<Object, Problem> problems = new LinkedHashMap<>();
    private boolean refused;

    Reading(AppointmentRow row) {
        this.row = row;
        row.row().problems().forEach(problem -> {
            refused |= problem.refused();
            add(problem);
        });
    }

    boolean refused() {
        return refused;
    }

    List<Problem> problems() {
        return List.copyOf(problems.values());
    }

    @Nullable
    Value first(String field) {
        return row.first(field);
    }

    List<Value> all(String field) {
        return row.all(field);
    }

    void refuse(Value value, String problem, String remedy) {
        refused = true;
        add(Problem.of(value, SpreadsheetDamage.in(value.text()), problem, remedy, true));
    }

    void refuseMissing(String field, String remedy) {
        refused = true;
        add(Problem.ofField(row.row(), field, "is missing", remedy, true));
    }

    /** The value is ignored, the row stays. */
    void drop(Value value, String problem, String remedy) {
        boolean damaged = SpreadsheetDamage.in(value.text());
        add(Problem.of(
                value,
                damaged,
                damaged ? SpreadsheetDamage.PROBLEM : problem,
                damaged ? SpreadsheetDamage.REMEDY : remedy,
                false));
    }

    @Nullable
    String requiredId(String field) {
        if (row.first(field) == null) {
            refuseMissing(field, "Fill in the " + field + " column.");
            return null;
        }
        return id(field);
    }

    @Nullable
    String id(String field) {
        Value value = row.first(field);
        if (value == null) {
            return null;
        }
        if (SpreadsheetDamage.in(value.text())) {
            refuse(value, SpreadsheetDamage.PROBLEM, SpreadsheetDamage.REMEDY);
        } else if (value.text().length() > LONGEST_ID) {
            refuse(value, "is too long", "Use at most " + LONGEST_ID + " characters.");
        }
        return value.text();
    }

    @Nullable
    String text(String field, int longest) {
        Value value = row.first(field);
        if (value == null || value.text().length() <= longest) {
            return value == null ? null : value.text();
        }
        drop(value, "is too long and was cut", "Use at most " + longest + " characters.");
        return Excerpt.beginning(value.text(), longest);
    }

    boolean flag(String field) {
        Value value = row.first(field);
        if (value == null || NO.contains(lower(value.text()))) {
            return false;
        }
        if (!YES.contains(lower(value.text()))) {
            refuse(value, "is neither true nor false", "Write true or false.");
        }
        return true;
    }

    /** A yes in so many words; any other text that is not a no is left to the caller. */
    static @Nullable Boolean yesOrNo(String text) {
        return YES.contains(lower(text)) ? Boolean.TRUE : NO.contains(lower(text)) ? Boolean.FALSE : null;
    }

    private void add(Problem problem) {
        problems.putIfAbsent(List.of(problem.source(), problem.line(), problem.nth()), problem);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
