package io.nightrounds.sandbox.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One block of such a file, read key by key; every mistake is said with its value, the rule and the remedy. */
public final class YamlBlock {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s)");

    private final String place;
    private final String example;
    private final Map<?, ?> values;

    /** @param example how a block of this kind is written, for whoever wrote something else */
    public YamlBlock(String place, @Nullable Object value, String example) {
        this.place = place;
        this.example = example;
        if (!(value instanceof Map<?, ?> map)) {
            throw mistake("'" + value + "' is not a block of keys. Write it like " + example + ".");
        }
        this.values = map;
    }

    public IllegalArgumentException mistake(String text) {
        return new IllegalArgumentException(place + ": " + text);
    }

    public YamlBlock allowOnly(Collection<String> known) {
        for (Object key : values.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw mistake("'" + key + "' is not a key here. Use one of " + String.join(", ", known) + ".");
            }
        }
        return this;
    }

    /** Which of the keys are there. */
    public List<String> having(List<String> keys) {
        return keys.stream().filter(this::has).toList();
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public @Nullable Object value(String key) {
        return values.get(key);
    }

    public YamlBlock block(String key) {
        return new YamlBlock(place + ", " + key, value(key), example);
    }

    /** A list of blocks; none where the key is missing. */
    public List<YamlBlock> blocks(String key) {
        List<YamlBlock> blocks = new ArrayList<>();
        for (Object item : list(key)) {
            blocks.add(new YamlBlock(place + ", " + key + " " + (blocks.size() + 1), item, example));
        }
        return blocks;
    }

    /** A list of texts; none where the key is missing. */
    public List<String> texts(String key) {
        return list(key).stream().map(item -> text(key, item)).toList();
    }

    private List<?> list(String key) {
        Object value = has(key) ? value(key) : List.of();
        if (value instanceof List<?> list) {
            return list;
        }
        throw mistake(key + " '" + value + "' is not a list. Write it like '" + key + ": [ … ]'.");
    }

    /** A text that must be there; a number counts as one. */
    public String text(String key) {
        return text(key, value(key));
    }

    /** The text, or the other where the key is missing. */
    public String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    private String text(String key, @Nullable Object value) {
        boolean plain = value instanceof Number || (value instanceof String text && !text.isBlank());
        if (!plain) {
            throw mistake(key + " '" + value + "' is not a text. Write it like '" + key + ": …'.");
        }
        return String.valueOf(value);
    }

    public String word(String key, List<String> words, String otherwise) {
        Object value = has(key) ? value(key) : otherwise;
        if (!words.contains(String.valueOf(value))) {
            throw mistake(key + " '" + value + "' is unknown. Use one of " + String.join(", ", words) + ".");
        }
        return String.valueOf(value);
    }

    public boolean flag(String key) {
        return flag(key, false);
    }

    public boolean flag(String key, boolean otherwise) {
        Object value = has(key) ? value(key) : Boolean.valueOf(otherwise);
        if (!(value instanceof Boolean flag)) {
            throw mistake(key + " '" + value + "' is neither true nor false. Write '" + key + ": true'.");
        }
        return flag;
    }

    public int number(String key, int from, int to) {
        if (value(key) instanceof Integer number && number >= from && number <= to) {
            return number;
        }
        throw mistake(key + " '" + value(key) + "' is not a whole number from " + from + " to " + to
                + ". Write it like '" + key + ": " + from + "'.");
    }

    public int number(String key, int from, int to, int otherwise) {
        return has(key) ? number(key, from, to) : otherwise;
    }

    public double share(String key) {
        if (value(key) instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw mistake(key + " '" + value(key) + "' is not between 0 and 1. Write 5 % as 0.05.");
    }

    public Duration duration(String key) {
        Matcher matcher = DURATION.matcher(String.valueOf(value(key)));
        if (!matcher.matches()) {
            throw mistake(key + " '" + value(key) + "' is not a duration. Write it like 50ms or 2s.");
        }
        long amount = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }
}
