package io.nightrounds.sandbox.desk.aspnet;

import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.Reading;
import io.nightrounds.sandbox.desk.xml.XsdDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request's members as ASP.NET binds them: names in any case, all mistakes gathered before one answer. */
final class ModelState {
    private final Map<String, JsonNode> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, List<String>> mistakes = new LinkedHashMap<>();

    ModelState(Reading reading) {
        if (reading.members() == null) {
            mistakes.put("request", List.of(reading.flaw()));
        } else {
            reading.members().forEachEntry(members::put);
        }
    }

    boolean isValid() {
        return mistakes.isEmpty();
    }

    Answer refusal() {
        ObjectNode answer = JsonText.object().put("Message", "The request is invalid.");
        ObjectNode state = answer.putObject("ModelState");
        mistakes.forEach((name, texts) -> texts.forEach(state.withArray(name)::add));
        return Answer.refused(400, answer);
    }

    /** Text that must not be blank; the empty text where it is missing. */
    String required(String name) {
        String text = text(name);
        if (text.isBlank() && !mistakes.containsKey(key(name))) {
            mistake(name, "The " + name + " field is required.");
        }
        return text;
    }

    /** The text, or the empty one. Numbers and booleans are taken as they are written, as Json.NET does. */
    String text(String name) {
        JsonNode node = member(name);
        if (node == null) {
            return "";
        }
        if (node.isContainer()) {
            mistake(name, "Error reading string. Unexpected token. Path '" + name + "'.");
            return "";
        }
        return node.asString();
    }

    void length(String name, int from, int to) {
        int length = text(name).length();
        if (member(name) != null && (length < from || length > to)) {
            mistake(
                    name,
                    "The field " + name + " must be a string with a minimum length of " + from
                            + " and a maximum length of " + to + ".");
        }
    }

    /** A whole number in 64 bits, in digits; {@code 4.5E11} is none. 0 where it is missing or wrong. */
    long requiredLong(String name) {
        String text = required(name);
        JsonNode node = member(name);
        boolean whole = node != null && (node.isString() || node.isIntegralNumber()) && text.matches("\\d{1,18}");
        if (!whole && !text.isBlank()) {
            mistake(name, "Input string '" + text + "' is not a valid integer. Path '" + name + "'.");
        }
        return whole ? Long.parseLong(text) : 0;
    }

    void requiredGuid(String name) {
        String text = required(name);
        if (!text.isBlank() && !isGuid(text)) {
            mistake(name, "Error converting value \"" + text + "\" to type 'System.Guid'. Path '" + name + "'.");
        }
    }

    void bool(String name) {
        String text = text(name);
        if (!text.isEmpty() && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            mistake(name, "Could not convert string to boolean: " + text + ". Path '" + name + "'.");
        }
    }

    void date(String name, boolean offsetRequired) {
        dateText(name, text(name), offsetRequired);
    }

    void dates(String name, boolean offsetRequired) {
        JsonNode node = member(name);
        if (node != null && !node.isArray()) {
            mistake(name, "Error converting value to a list of dates. Path '" + name + "'.");
        } else if (node != null) {
            node.forEach(date -> dateText(name, date.isContainer() ? "[" : date.asString(), offsetRequired));
        }
    }

    private void dateText(String name, String text, boolean offsetRequired) {
        boolean readable = XsdDateTime.isReadable(text) && (!offsetRequired || XsdDateTime.hasOffset(text));
        if (!text.isEmpty() && !readable) {
            mistake(name, "Could not convert string to DateTime: " + text + ". Path '" + name + "'.");
        }
    }

    private static boolean isGuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private @Nullable JsonNode member(String name) {
        JsonNode node = members.get(name);
        return node == null || node.isNull() ? null : node;
    }

    void mistake(String name, String text) {
        mistakes.computeIfAbsent(key(name), key -> new ArrayList<>()).add(text);
    }

    private static String key(String name) {
        return "request." + name;
    }
}
