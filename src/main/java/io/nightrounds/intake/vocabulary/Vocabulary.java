package io.nightrounds.intake.vocabulary;

import io.nightrounds.intake.rule.Excerpt;
import io.nightrounds.intake.rule.FeedRow;
import io.nightrounds.intake.rule.Field;
import io.nightrounds.intake.rule.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Puts a row into our words.
 *
 * @param values our name of a field: the source's word and ours. A word that is not listed refuses its row, or an
 *     appointment whose status nobody has heard of would pass for a booked one
 * @param unit what durations are counted in
 * @param pastMidnight whether the hours of a date may run on past 24
 */
public record Vocabulary(Map<String, Map<String, String>> values, DurationUnit unit, boolean pastMidnight) {
    private static final int LONGEST_LIST = 200;

    public FeedRow translate(FeedRow row) {
        if (row.damage() != null || values.isEmpty() && unit == DurationUnit.MINUTES && !pastMidnight) {
            return row;
        }
        Map<String, String> fields = new LinkedHashMap<>(row.fields());
        List<Problem> problems = new ArrayList<>(row.problems());
        values.forEach((field, words) -> {
            String word = fields.get(field);
            if (word != null && words.containsKey(word)) {
                put(fields, field, words.getOrDefault(word, ""));
            } else if (word != null) {
                problems.add(unknown(row, field, words));
            }
        });
        fields.computeIfPresent("duration", (field, text) -> unit.inMinutes(text));
        UnaryOperator<String> date = pastMidnight ? PastMidnight::onTheNextDay : UnaryOperator.identity();
        fields.computeIfPresent(Field.DATE, (field, text) -> date.apply(text));
        return new FeedRow(row.source(), row.number(), row.line(), fields, null, problems);
    }

    /** Nothing at all is a word too: the field then counts as empty. */
    private static void put(Map<String, String> fields, String field, String word) {
        if (word.isBlank()) {
            fields.remove(field);
        } else {
            fields.put(field, word.strip());
        }
    }

    private static Problem unknown(FeedRow row, String field, Map<String, String> words) {
        return Problem.ofField(
                row,
                field,
                "is none of the values that the job file explains",
                "Known are: " + Excerpt.of(String.join(" ", new TreeSet<>(words.keySet())), LONGEST_LIST)
                        + ". Add it to intake: values in the job file, or correct it.",
                true);
    }
}
