package io.nightrounds.sandbox.fault;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One block of a fault script, read key by key; every mistake is said with its value, the rule and the remedy. */
final class FaultEntry {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s)");

    private final String place;
    private final Map<?, ?> values;

    FaultEntry(String place, @Nullable Object value) {
        this.place = place;
        if (!(value instanceof Map<?, ?> map)) {
            throw mistake("'" + value + "' is not a block of keys. Write it like { endpoint: sms, status: 503 }.");
        }
        this.values = map;
    }

    IllegalArgumentException mistake(String text) {
        return new IllegalArgumentException(place + ": " + text);
    }

    FaultEntry allowOnly(Collection<String> known) {
        for (Object key : values.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw mistake("'" + key + "' is not a key here. Use one of " + String.join(", ", known) + ".");
            }
        }
        return this;
    }

    /** Which of the keys are there. */
    List<String> having(List<String> keys) {
        return keys.stream().filter(this::has).toList();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    @Nullable
    Object value(String key) {
        return values.get(key);
    }

    FaultEntry block(String key) {
        return new FaultEntry(place + ", " + key, value(key));
    }

    String word(String key, List<String> words, String otherwise) {
        Object value = has(key) ? value(key) : otherwise;
        if (!words.contains(String.valueOf(value))) {
            throw mistake(key + " '" + value + "' is unknown. Use one of " + String.join(", ", words) + ".");
        }
        return String.valueOf(value);
    }

    boolean flag(String key) {
        Object value = has(key) ? value(key) : Boolean.FALSE;
        if (!(value instanceof Boolean flag)) {
            throw mistake(key + " '" + value + "' is neither true nor false. Write '" + key + ": true'.");
        }
        return flag;
    }

    int number(String key, int from, int to) {
        if (value(key) instanceof Integer number && number >= from && number <= to) {
            return number;
        }
        throw mistake(key + " '" + value(key) + "' is not a whole number from " + from + " to " + to
                + ". Write it like '" + key + ": " + from + "'.");
    }

    int number(String key, int from, int to, int otherwise) {
        return has(key) ? number(key, from, to) : otherwise;
    }

    double share(String key) {
        if (value(key) instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw mistake(key + " '" + value(key) + "' is not between 0 and 1. Write 5 % as 0.05.");
    }

    Duration duration(String key) {
        Matcher matcher = DURATION.matcher(String.valueOf(value(key)));
        if (!matcher.matches()) {
            throw mistake(key + " '" + value(key) + "' is not a duration. Write it like 50ms or 2s.");
        }
        long amount = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }
}
