package io.nightrounds.sandbox.desk.bokamera;

import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Arrival;
import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.MediaTypes;
import io.nightrounds.sandbox.desk.Reading;
import io.nightrounds.sandbox.desk.Wire;
import io.nightrounds.sandbox.desk.Written;
import io.nightrounds.sandbox.desk.xml.UnreadableXml;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * BokaMera's formats: JSON, JSON Lines and XML. The answer's is chosen by a suffix of the path, else by {@code
 * ?format=}, else by Accept, else it is the request's, else JSON. Names it does not know, such as the document's own
 * "other", choose nothing.
 *
 * @param xml how the XML of an answer is written, unless it is an error
 */
record BokaMeraWire(Function<ObjectNode, byte[]> xml) implements Wire {
    private static final Map<String, String> FORMATS =
            Map.of("json", MediaTypes.JSON, "jsonl", MediaTypes.JSONL, "xml", MediaTypes.XML);
    private static final List<String> WRITTEN =
            List.of(MediaTypes.JSON, MediaTypes.TEXT_JSON, MediaTypes.JSONL, MediaTypes.XML, MediaTypes.TEXT_XML);

    /** The path alone, and with each suffix that it may have. */
    static Set<String> paths(String path) {
        return Stream.of("", ".json", ".jsonl", ".xml", ".other")
                .map(path::concat)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Reading read(Arrival arrival) {
        return switch (arrival.mediaType()) {
            case MediaTypes.JSON, MediaTypes.TEXT_JSON -> readJson(arrival.body());
            case MediaTypes.JSONL -> readJson(firstLine(arrival.body()));
            case MediaTypes.XML, MediaTypes.TEXT_XML -> readXml(arrival.body());
            default -> Reading.unsupported();
        };
    }

    private static Reading readJson(byte[] body) {
        return Reading.ofJson(body, "Unable to bind to request");
    }

    private static byte[] firstLine(byte[] body) {
        int length = 0;
        while (length < body.length && body[length] != '\n') {
            length++;
        }
        return Arrays.copyOf(body, length);
    }

    private static Reading readXml(byte[] body) {
        try {
            return Reading.of(BokaMeraContracts.REQUEST.read(body));
        } catch (UnreadableXml e) {
            return Reading.flawed("Unable to bind to request: " + e.getMessage());
        }
    }

    @Override
    public Written write(Answer answer, Arrival arrival) {
        String type = answerType(arrival);
        return Written.of(answer, type, type.endsWith("/xml") ? this::writeXml : JsonText::write);
    }

    private byte[] writeXml(ObjectNode body) {
        return body.has("ResponseStatus") ? ResponseStatus.xml(body) : xml.apply(body);
    }

    private static String answerType(Arrival arrival) {
        String suffix = arrival.path().substring(arrival.path().lastIndexOf('.') + 1);
        String named = FORMATS.getOrDefault(suffix, FORMATS.getOrDefault(arrival.query("format"), ""));
        if (!named.isEmpty()) {
            return named;
        }
        String accepted = MediaTypes.accepted(arrival.header("Accept"), WRITTEN);
        if (accepted != null) {
            return accepted;
        }
        return WRITTEN.contains(arrival.mediaType()) ? arrival.mediaType() : MediaTypes.JSON;
    }
}
