package io.nightrounds.jobfile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A YAML text as a JSON tree that still knows where each key and value stood, by JSON pointer. */
final class YamlTree {
    private final String file;
    private final Map<String, Place> places = new HashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    /** The nodes around the one that is read: an alias to one of them would never end. */
    private final Set<Node> around = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean endless;

    private final JsonNodeFactory json = JsonNodeFactory.instance;

    private YamlTree(String file) {
        this.file = file;
    }

    /** @param whole whether the text could be read to its end, whatever else is wrong with it */
    record Read(JsonNode root, Map<String, Place> places, List<Mistake> mistakes, boolean whole) {}

    static Read read(String file, String text) {
        YamlTree tree = new YamlTree(file);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(true)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            JsonNode node = root.isEmpty() ? tree.json.objectNode() : tree.node("", root.get());
            return new Read(node, tree.places, tree.mistakes, !tree.endless);
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().orElse(null);
            tree.mistakes.add(Mistake.at(
                    file,
                    mark == null ? null : place(mark),
                    "This is not YAML: " + e.getProblem() + ". Check the indentation and the quotes here."));
        } catch (YamlEngineException e) {
            tree.mistakes.add(
                    Mistake.at(file, null, "This YAML is refused: " + e.getMessage() + ". Use fewer aliases."));
        }
        return new Read(tree.json.objectNode(), tree.places, tree.mistakes, false);
    }

    private JsonNode node(String pointer, Node node) {
        node.getStartMark().ifPresent(mark -> places.putIfAbsent(pointer, place(mark)));
        if (!around.add(node)) {
            endless = true;
            mistakes.add(Mistake.at(
                    file, places.get(pointer), "This block contains itself. Write out what the alias stands for."));
            return json.nullNode();
        }
        try {
            return content(pointer, node);
        } finally {
            around.remove(node);
        }
    }

    private JsonNode content(String pointer, Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping(pointer, mapping);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = json.arrayNode();
            for (Node item : sequence.getValue()) {
                array.add(node(pointer + "/" + array.size(), item));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private ObjectNode mapping(String pointer, MappingNode mapping) {
        ObjectNode object = json.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            Place place = entry.getKeyNode().getStartMark().map(YamlTree::place).orElse(null);
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                mistakes.add(Mistake.at(file, place, "A key must be a plain word."));
                continue;
            }
            String child = pointer + "/" + key.getValue().replace("~", "~0").replace("/", "~1");
            if (object.has(key.getValue())) {
                mistakes.add(Mistake.at(
                        file, place, "'" + key.getValue() + "' stands twice in this block. Keep one of the two."));
                continue;
            }
            if (place != null) {
                places.put(child, place);
            }
            object.set(key.getValue(), node(child, entry.getValueNode()));
        }
        return object;
    }

    private JsonNode scalar(ScalarNode scalar) {
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return json.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return json.booleanNode(Boolean.parseBoolean(value));
        }
        if (tag.equals(Tag.INT)) {
            @Nullable Long number = number(value);
            return number == null ? json.stringNode(value) : json.numberNode(number);
        }
        if (tag.equals(Tag.FLOAT)) {
            return json.numberNode(Double.parseDouble(value));
        }
        return json.stringNode(value);
    }

    private static @Nullable Long number(String value) {
        try {
            return Long.decode(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
