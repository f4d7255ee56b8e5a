package io.nightrounds.provider;

import io.nightrounds.provider.Reply.Answered;
import io.nightrounds.provider.wire.Json;
import io.nightrounds.provider.wire.WireFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object that a vendor answered, as JSON or as XML, read with tolerance: names in any case, numbers and booleans
 * also as text, unknown members ignored. What is missing or of another type is null or empty, never a guess.
 */
public final class Answer {
    private final JsonNode object;
    private final Redaction redaction;

    private Answer(JsonNode object, Redaction redaction) {
        this.object = object;
        this.redaction = redaction;
    }

    /** The object in an answer's body; empty where that is anything but one whole object in a format of ours. */
    public static Optional<Answer> of(Answered answered, Redaction redaction) {
        return WireFormat.read(answered.contentType(), answered.body()).map(object -> new Answer(object, redaction));
    }

    /** A text, or a number as text; null where it is missing or empty. */
    public @Nullable String text(String name) {
        String text = scalar(member(name));
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A text in the vendor's own words, made fit for reports. */
    public @Nullable String said(String name) {
        String text = text(name);
        return text == null ? null : redaction.clean(text);
    }

    /** A whole number of up to 18 digits, or null. */
    public @Nullable Long number(String name) {
        String text = text(name);
        return text != null && text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
    }

    /** True or false; null for anything else, such as the documents' literal {@code "true | false"}. */
    public @Nullable Boolean truth(String name) {
        JsonNode node = member(name);
        String text = node.isBoolean() ? String.valueOf(node.booleanValue()) : text(name);
        if ("true".equalsIgnoreCase(text)) {
            return true;
        }
        return "false".equalsIgnoreCase(text) ? false : null;
    }

    public Optional<Answer> object(String name) {
        JsonNode node = member(name);
        return node.isObject() ? Optional.of(new Answer(node, redaction)) : Optional.empty();
    }

    /** The entries of a list, an empty object standing for each that is none; empty where there is no list. */
    public Optional<List<Answer>> list(String name) {
        JsonNode node = member(name);
        if (!node.isArray()) {
            return Optional.empty();
        }
        return Optional.of(node.valueStream()
                .map(entry -> new Answer(entry.isObject() ? entry : Json.object(), redaction))
                .toList());
    }

    /** A dictionary of words, made fit for reports; of several words for a key, the first. */
    public Map<String, String> dictionary(String name) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : member(name).properties()) {
            JsonNode value = entry.getValue();
            String text = scalar(value.isArray() && !value.isEmpty() ? value.get(0) : value);
            words.put(redaction.clean(entry.getKey()), text == null ? "" : redaction.clean(text));
        }
        return words;
    }

    private static @Nullable String scalar(JsonNode node) {
        return node.isString() || node.isIntegralNumber() ? node.asString() : null;
    }

    private JsonNode member(String name) {
        JsonNode exact = object.get(name);
        if (exact != null) {
            return exact;
        }
        return object.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(Json::object);
    }
}
