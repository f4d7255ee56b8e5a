package io.nightrounds.sandbox.desk;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a request's body.
 *
 * @param members what it says; null where it could not be read
 * @param flaw why it could not be read, in the vendor's words; empty where it could
 * @param supported false where the vendor does not know the media type at all
 */
public record Reading(@Nullable ObjectNode members, String flaw, boolean supported) {
    public static Reading of(ObjectNode members) {
        return new Reading(members, "", true);
    }

    public static Reading flawed(String flaw) {
        return new Reading(null, flaw, true);
    }

    public static Reading unsupported() {
        return new Reading(null, "", false);
    }

    /** @param flaw what to say where the bytes are not one JSON object */
    public static Reading ofJson(byte[] body, String flaw) {
        ObjectNode members = JsonText.read(body);
        return members == null ? flawed(flaw) : of(members);
    }
}
