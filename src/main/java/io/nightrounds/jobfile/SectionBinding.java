package io.nightrounds.jobfile;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns a section's tree into a room's record; what the section leaves out is taken from the room's defaults. */
final class SectionBinding {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private SectionBinding() {}

    /** A value that a record refused, and where it stands below the section. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final String place;

        Failed(String place, String message) {
            super(message);
            this.place = place;
        }

        /** A JSON pointer below the section, such as {@code /window/from}; empty for the section itself. */
        String place() {
            return place;
        }
    }

    static JsonNode tree(Object defaults) {
        return MAPPER.valueToTree(defaults);
    }

    static <T> T bind(JsonNode defaults, JsonNode section, Class<T> type) throws Failed {
        try {
            return MAPPER.treeToValue(merge(defaults, section), type);
        } catch (JacksonException e) {
            throw new Failed(place(e), reason(e));
        }
    }

    private static String place(JacksonException failure) {
        StringBuilder place = new StringBuilder();
        failure.getPath().forEach(step -> place.append('/')
                .append(step.getPropertyName() != null ? step.getPropertyName() : String.valueOf(step.getIndex())));
        return place.toString();
    }

    /** The record's own words stand deepest, beneath what Jackson has wrapped around them. */
    private static String reason(JacksonException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof JacksonException jackson
                ? jackson.getOriginalMessage()
                : String.valueOf(cause.getMessage());
    }

    private static JsonNode merge(JsonNode base, JsonNode over) {
        if (over.isMissingNode() || over.isNull()) {
            return base;
        }
        if (!(base instanceof ObjectNode object) || !over.isObject()) {
            return over;
        }
        ObjectNode merged = object.deepCopy();
        for (Map.Entry<String, JsonNode> entry : over.properties()) {
            JsonNode below = merged.get(entry.getKey());
            merged.set(entry.getKey(), below == null ? entry.getValue() : merge(below, entry.getValue()));
        }
        return merged;
    }
}
