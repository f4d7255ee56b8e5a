package io.nightrounds.provider.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes requests as JSON, strictly: members in the order they were put, what is unknown left out. */
public final class Json {
    /** Refuses text after the object and a member that stands twice: such an answer could be read two ways. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
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

    static byte[] bytes(ObjectNode object) {
        return MAPPER.writeValueAsBytes(object);
    }

    static Optional<ObjectNode> read(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** One object a line: what comes after the first belongs to no request of ours. */
    static Optional<ObjectNode> readFirstLine(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).stripLeading();
        return read(text.lines().findFirst().orElse("").getBytes(StandardCharsets.UTF_8));
    }
}
