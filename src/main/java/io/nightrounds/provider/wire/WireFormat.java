package io.nightrounds.provider.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The formats of the vendors' documents, each with the media types that a request in it names. */
public enum WireFormat {
    JSON("application/json", "application/json"),
    /** JSON lines of one line. */
    JSONL("text/jsonl", "text/jsonl"),
    XML("application/xml", "application/xml"),
    /** A form: for requests only, the answer to one is JSON. */
    FORM("application/x-www-form-urlencoded", "application/json");

    private static final Set<String> XML_TYPES = Set.of("application/xml", "text/xml");

    private final String contentType;
    private final String accept;

    WireFormat(String contentType, String accept) {
        this.contentType = contentType;
        this.accept = accept;
    }

    public String contentType() {
        return contentType;
    }

    public String accept() {
        return accept;
    }

    /**
     * The one object that a whole answer holds; empty where it holds anything else. What the answer says it is counts,
     * not what was asked for: a vendor may answer a form or a fault in another format.
     */
    public static Optional<ObjectNode> read(@Nullable String contentType, byte[] body) {
        String type = mediaType(contentType);
        if (XML_TYPES.contains(type)) {
            return XmlReading.read(body);
        }
        return type.equals(JSONL.contentType) ? Json.readFirstLine(body) : Json.read(body);
    }

    private static String mediaType(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType;
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
