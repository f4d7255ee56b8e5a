package io.nightrounds.intake;

import io.nightrounds.intake.IntakeProperties.Source;
import io.nightrounds.intake.rule.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Which column of an input holds which of our fields. */
final class Columns {
    private static final int MOST = 1000;
    private static final int FARTHEST_TYPO = 3;
    private static final int SHOWN_HEADERS = 40;
    private static final int SHOWN_OF_HEADER = 60;

    private final int width;
    private final Map<String, Integer> positions;

    private Columns(int width, Map<String, Integer> positions) {
        this.width = width;
        this.positions = positions;
    }

    /**
     * Finds the columns of an input by its header.
     *
     * @throws FeedRefused with every column that is missing
     */
    static Columns of(Input file, List<String> header) {
        Source source = file.settings();
        List<String> headers = header.stream().map(String::strip).toList();
        if (headers.size() > MOST) {
            throw FeedRefused.unusable(file + " has " + headers.size() + " columns, and at most " + MOST
                    + " are read. Export only the columns that are needed.");
        }
        Map<String, Integer> positions = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String field : file.known()) {
            String wanted = source.columnsOrNone().getOrDefault(field, field);
            List<Integer> found = IntStream.range(0, headers.size())
                    .filter(at -> file.isColumn(headers.get(at), wanted))
                    .boxed()
                    .toList();
            if (found.size() > 1) {
                throw FeedRefused.unusable(file + " has the column '" + wanted
                        + "' twice, and it cannot be told which one is meant. Export it once.");
            }
            if (!found.isEmpty()) {
                positions.put(field, found.get(0));
            } else if (source.columnsOrNone().containsKey(field)
                    || file.required().contains(field)
                            && !source.defaultsOrNone().containsKey(field)) {
                missing.add(missing(field, wanted, headers));
            }
        }
        if (!missing.isEmpty()) {
            throw FeedRefused.unusable(file + " lacks " + String.join(", ", missing) + ". " + remedy(headers, file));
        }
        return new Columns(headers.size(), positions);
    }

    /** How many fields a row has. */
    int width() {
        return width;
    }

    /** Our names with what stands in a row, without blanks around it; empty values are absent. */
    Map<String, String> of(List<String> row) {
        Map<String, String> fields = new HashMap<>(2 * positions.size());
        positions.forEach((field, position) -> {
            String value = row.get(position).strip();
            if (!value.isEmpty()) {
                fields.put(field, value);
            }
        });
        return fields;
    }

    private static String missing(String field, String wanted, List<String> headers) {
        String column = "the column '" + wanted + "'" + (wanted.equals(field) ? "" : " (" + field + ")");
        return headers.stream()
                .filter(header -> !header.isEmpty()
                        && header.length() <= SHOWN_OF_HEADER
                        && distance(header, wanted) <= FARTHEST_TYPO)
                .min((a, b) -> distance(a, wanted) - distance(b, wanted))
                .map(near -> column + " (did you mean '" + near + "'?)")
                .orElse(column);
    }

    private static String remedy(List<String> headers, Input file) {
        if (headers.size() == 1 && file instanceof FeedFile) {
            return "Its first line has one column only: is '"
                    + file.settings().separatorCharacter()
                    + "' its separator? Set intake: separator in the job file.";
        }
        String shown = headers.stream()
                .limit(SHOWN_HEADERS)
                .map(header -> Excerpt.of(header, SHOWN_OF_HEADER))
                .collect(Collectors.joining(", "));
        return "It has: " + shown + (headers.size() > SHOWN_HEADERS ? ", …" : "") + ". " + file.remedy();
    }

    private static int distance(String a, String b) {
        return Objects.requireNonNull(
                LevenshteinDistance.getDefaultInstance().apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT)));
    }
}
