package io.nightrounds.provider;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes requests as JSON, strictly: members in the order they were put, what is unknown left out. */
public final class Json {
    /** Refuses text after the object and a member that stands twice: such an answer could be read two ways. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Puts a value that may be unknown. */
    public static void putKnown(ObjectNode object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }

    /** The object as UTF-8. */
    public static byte[] bytes(ObjectNode object) {
        return MAPPER.writeValueAsBytes(object);
    }
}
