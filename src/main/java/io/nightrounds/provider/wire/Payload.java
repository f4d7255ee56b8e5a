package io.nightrounds.provider.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** A request's body in the format that its headers name. Never print the bytes: vendors want credentials in them. */
public record Payload(WireFormat format, byte[] bytes) {
    public static Payload json(ObjectNode object) {
        return new Payload(WireFormat.JSON, Json.bytes(object));
    }

    /** @param object with texts only; its members in their order */
    public static Payload form(ObjectNode object) {
        String form = object.properties().stream()
                .map(member -> encoded(member.getKey()) + "="
                        + encoded(member.getValue().asString()))
                .collect(Collectors.joining("&"));
        return new Payload(WireFormat.FORM, form.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The object in that format.
     *
     * @param shape what the document says of its XML
     */
    public static Payload of(WireFormat format, ObjectNode object, XmlShape shape) {
        return switch (format) {
            case JSON -> json(object);
            case JSONL -> new Payload(format, Json.bytes(object));
            case XML -> new Payload(format, shape.write(object));
            case FORM -> form(object);
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return format + " of " + bytes.length + " bytes";
    }
}
