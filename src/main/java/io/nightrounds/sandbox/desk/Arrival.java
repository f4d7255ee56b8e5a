package io.nightrounds.sandbox.desk;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it came in over HTTP, before anyone reads its body.
 *
 * @param query the parameters behind the path, by name in any case
 * @param headers by name, in any case
 */
public record Arrival(String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
    public Arrival {
        query = inAnyCase(query);
        headers = inAnyCase(headers);
    }

    private static Map<String, String> inAnyCase(Map<String, String> values) {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(values);
        return anyCase;
    }

    /** The header's value, or the empty text. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The parameter's value, or the empty text. */
    public String query(String name) {
        return query.getOrDefault(name, "");
    }

    /** The media type without its parameters, or the empty text. */
    public String mediaType() {
        return header("Content-Type").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }
}
