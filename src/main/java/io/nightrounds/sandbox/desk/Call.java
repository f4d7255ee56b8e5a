package io.nightrounds.sandbox.desk;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as a desk sees it.
 *
 * @param headers by name, in any case
 * @param body null where the request's body is not a JSON object
 * @param failEvery the fault script has every n-th item of a batch fail; 0 for none
 */
public record Call(Map<String, String> headers, @Nullable ObjectNode body, int failEvery) {
    public Call {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** The header's value, or the empty text. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The media type without its parameters, or the empty text. */
    String mediaType() {
        return header("Content-Type").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    boolean isJson() {
        return mediaType().equals("application/json") || mediaType().equals("text/json");
    }
}
