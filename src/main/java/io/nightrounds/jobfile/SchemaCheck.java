package io.nightrounds.jobfile;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds a job file's tree against its JSON Schema and says each difference in the user's words. */
final class SchemaCheck {
    private static final String SCHEMA = "/nightrounds-job.schema.json";
    private static final Set<String> ABOUT_NAMES = Set.of("additionalProperties", "propertyNames");
    /** Our own keyword beside {@code pattern}: what the pattern asks for, in words. */
    private static final String MUST = "x-must";

    private SchemaCheck() {}

    static List<Mistake> check(String file, YamlTree.Read tree) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Error error : schema().validate(tree.root())) {
            String at = error.getInstanceLocation().toString();
            String child = ABOUT_NAMES.contains(error.getKeyword()) ? at + "/" + error.getProperty() : at;
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
            case "propertyNames" -> misnamed(error);
            case "required" ->
                "'" + error.getProperty() + "' is missing in " + (at.isEmpty() ? "the job file" : at.substring(1))
                        + ". Add it.";
            case "pattern" -> "'" + name + "' " + described(error) + ".";
            case "enum" -> notOneOf(text(error.getInstanceNode()), words(error.getSchemaNode()));
            default -> "'" + name + "': " + error.getMessage() + ".";
        };
    }

    private static String misnamed(Error error) {
        String location = error.getSchemaLocation().toString();
        String pointer = location.substring(location.indexOf('#') + 1).replaceFirst("/propertyNames.*$", "");
        return notOneOf(
                error.getProperty(),
                words(schema().getSchemaNode().at(pointer).path("propertyNames").path("enum")));
    }

    private static String notOneOf(String given, List<String> names) {
        return "'" + given + "' is not one of " + String.join(", ", names) + "."
                + DidYouMean.hint(given, names).orElse("");
    }

    private static String unknown(Error error) {
        String given = error.getProperty();
        Collection<String> names = knownNames(error);
        String known = names.isEmpty() ? "" : " Known are: " + String.join(", ", names) + ".";
        return "'" + given + "' is not known here."
                + DidYouMean.hint(given, names).orElse(known);
    }

    private static Collection<String> knownNames(Error error) {
        String location = error.getSchemaLocation().toString();
        String pointer = location.substring(location.indexOf('#') + 1).replaceFirst("/additionalProperties$", "");
        return schema().getSchemaNode().at(pointer).path("properties").propertyNames();
    }

    /** In the schema's own words; what stands in the file is shown, unless it may be a secret written out. */
    private static String described(Error error) {
        String location = error.getSchemaLocation().toString();
        String pointer = location.substring(location.indexOf('#') + 1).replaceFirst("/pattern$", "");
        String must = schema().getSchemaNode().at(pointer).path(MUST).asString("a value of another form");
        boolean secret = String.valueOf(error.getSchemaNode()).contains("secret");
        return "must be " + must
                + (secret ? ", never the secret itself" : ", not '" + text(error.getInstanceNode()) + "'");
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
                Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                        .keyword(new NonValidationKeyword(MUST))
                        .build();
                SchemaRegistryConfig english =
                        SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build();
                return SchemaRegistry.withDefaultDialect(dialect, registry -> registry.schemaRegistryConfig(english))
                        .getSchema(in, InputFormat.JSON);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
