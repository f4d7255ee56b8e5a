package io.nightrounds.sandbox.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of the statuses in an answer to a batch, while the envelope says that all is well. */
public enum Statuses {
    LEFT_ALONE(""),
    /** The first one comes again at the end. */
    DUPLICATE("duplicate") {
        @Override
        void change(List<ObjectNode> statuses) {
            statuses.stream().findFirst().ifPresent(first -> statuses.add(first.deepCopy()));
        }
    },
    /** The last one is not there. */
    MISSING("missing") {
        @Override
        void change(List<ObjectNode> statuses) {
            if (!statuses.isEmpty()) {
                statuses.remove(statuses.size() - 1);
            }
        }
    },
    /** They come backwards. */
    SHUFFLED("shuffled") {
        @Override
        void change(List<ObjectNode> statuses) {
            Collections.reverse(statuses);
        }
    },
    /** One more, of an item that nobody sent. */
    EXTRA("extra") {
        @Override
        void change(List<ObjectNode> statuses) {
            statuses.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("id", "never-sent")
                    .put("success", true)
                    .put("message", "inserted"));
        }
    },
    EMPTY_IDS("emptyIds") {
        @Override
        void change(List<ObjectNode> statuses) {
            statuses.forEach(status -> status.put("id", ""));
        }
    },
    /** The ids of the failed ones are empty. */
    EMPTY_FAILED_IDS("emptyFailedIds") {
        @Override
        void change(List<ObjectNode> statuses) {
            statuses.stream()
                    .filter(status -> !status.path("success").asBoolean())
                    .forEach(status -> status.put("id", ""));
        }
    };

    private final String word;

    Statuses(String word) {
        this.word = word;
    }

    void change(List<ObjectNode> statuses) {
        // left alone
    }

    /** The words for them in a fault script. */
    static List<String> words() {
        return Arrays.stream(values())
                .map(value -> value.word)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static Statuses of(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word.equals(word))
                .findFirst()
                .orElse(LEFT_ALONE);
    }

    /** The answer with its statuses changed; as it is where it has none. */
    public ObjectNode appliedTo(ObjectNode answer) {
        if (this == LEFT_ALONE) {
            return answer;
        }
        ObjectNode changed = answer.deepCopy();
        if (changed.get("statuses") instanceof ArrayNode array) {
            List<ObjectNode> statuses = new ArrayList<>();
            array.forEach(status -> statuses.add((ObjectNode) status));
            change(statuses);
            array.removeAll();
            statuses.forEach(array::add);
        }
        return changed;
    }
}
