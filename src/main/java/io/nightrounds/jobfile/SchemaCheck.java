package io.nightrounds.jobfile;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.commons.text.similarity.LevenshteinDistance;
import tools.jackson.databind.JsonNode;

/** Holds a job file's tree against its JSON Schema and says each difference in the user's words. */
final class SchemaCheck {
    private static final String SCHEMA = "/nightrounds-job.schema.json";
    private static final int FARTHEST_TYPO = 3;

    private SchemaCheck() {}

    static List<Mistake> check(String file, YamlTree.Read tree) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Error error : schema().validate(tree.root())) {
            String at = error.getInstanceLocation().toString();
            boolean unknown = "additionalProperties".equals(error.getKeyword());
            String child = unknown ? at + "/" + error.getProperty() : at;
            Place place = tree.places().getOrDefault(child, tree.places().get(at));
            mistakes.add(Mistake.at(file, place, message(error, at)));
        }
        mistakes.sort((a, b) -> a.line() != b.line() ? a.line() - b.line() : a.column() - b.column());
        return mistakes;
    }

    private static String message(Error error, String at) {
        String name = at.substring(at.lastIndexOf('/') + 1);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknown(error);
            case "required" ->
                "'" + error.getProperty() + "' is missing in " + (at.isEmpty() ? "the job file" : at.substring(1))
                        + ". Add it.";
            case "pattern" -> "'" + name + "' " + described(error, "has a value of the wrong form") + ".";
            case "enum" ->
                "'" + text(error.getInstanceNode()) + "' is not one of " + error.getSchemaNode()
                        + nearest(text(error.getInstanceNode()), words(error.getSchemaNode())) + ".";
            default -> "'" + name + "': " + error.getMessage() + ".";
        };
    }

    private static String unknown(Error error) {
        JsonNode known = error.getSchemaNode();
        String given = error.getProperty();
        Collection<String> names = known == null ? List.of() : knownNames(error);
        return "'" + given + "' is not known here" + nearest(given, names) + ".";
    }

    private static Collection<String> knownNames(Error error) {
        String location = error.getSchemaLocation().toString();
        String pointer = location.substring(location.indexOf('#') + 1).replaceFirst("/additionalProperties$", "");
        return schema().getSchemaNode().at(pointer).path("properties").propertyNames();
    }

    private static String described(Error error, String otherwise) {
        String location = error.getSchemaLocation().toString();
        String pointer = location.substring(location.indexOf('#') + 1).replaceFirst("/pattern$", "");
        String must = schema().getSchemaNode().at(pointer).path("x-must").asString("");
        return must.isEmpty() ? otherwise : "must be " + must + ", not '" + shown(error) + "'";
    }

    /** What stands in the file, unless it may be a secret written out. */
    private static String shown(Error error) {
        return String.valueOf(error.getSchemaNode()).contains("secret")
                ? "a literal value"
                : text(error.getInstanceNode());
    }

    private static String nearest(String given, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(given, name) <= FARTHEST_TYPO)
                .min((a, b) -> distance(given, a) - distance(given, b))
                .map(name -> ". Did you mean '" + name + "'?")
                .orElse(names.isEmpty() ? "" : ". Known are: " + String.join(", ", names));
    }

    private static int distance(String a, String b) {
        return LevenshteinDistance.getDefaultInstance().apply(a.toLowerCase(), b.toLowerCase());
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(text(word)));
        return words;
    }

    private static String text(JsonNode node) {
        return node.isValueNode() ? node.asString() : node.toString();
    }

    private static Schema schema() {
        return Holder.SCHEMA;
    }

    private static final class Holder {
        static final Schema SCHEMA = load();

        private static Schema load() {
            try (InputStream in = Objects.requireNonNull(SchemaCheck.class.getResourceAsStream(SchemaCheck.SCHEMA))) {
                return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(in, InputFormat.JSON);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
