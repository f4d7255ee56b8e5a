package io.nightrounds.sandbox.desk;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An urlencoded form as members: a name that comes twice, or with an index as in {@code Times[0]}, is a list. */
public final class FormText {
    private FormText() {}

    /** Null where an escape is broken. */
    public static @Nullable ObjectNode read(byte[] bytes) {
        ObjectNode members = JsonText.object();
        try {
            for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    add(members, decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
            return members;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void add(ObjectNode members, String written, String value) {
        String name = written.replaceFirst("\\[\\d*]$", "");
        JsonNode before = members.get(name);
        if (before == null && name.equals(written)) {
            members.put(name, value);
        } else if (before == null || before.isArray()) {
            members.withArray(name).add(value);
        } else {
            members.putArray(name).add(before).add(value);
        }
    }
}
