package io.nightrounds.sandbox.desk.aspnet;

import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Arrival;
import io.nightrounds.sandbox.desk.FormText;
import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.MediaTypes;
import io.nightrounds.sandbox.desk.Reading;
import io.nightrounds.sandbox.desk.Wire;
import io.nightrounds.sandbox.desk.Written;
import io.nightrounds.sandbox.desk.xml.DataContract;
import io.nightrounds.sandbox.desk.xml.MemberType;
import io.nightrounds.sandbox.desk.xml.UnreadableXml;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How ASP.NET reads and answers: JSON, XML and forms in, JSON and XML out. The answer is in a type that Accept names,
 * else in the request's type, else JSON; there is no 406.
 *
 * @param request what a request's XML must look like
 * @param answer what the XML of an answer looks like, unless it is an error
 */
record AspNetWire(DataContract request, DataContract answer) implements Wire {
    private static final List<String> WRITTEN =
            List.of(MediaTypes.JSON, MediaTypes.TEXT_JSON, MediaTypes.XML, MediaTypes.TEXT_XML);

    @Override
    public Reading read(Arrival arrival) {
        return switch (arrival.mediaType()) {
            case MediaTypes.JSON, MediaTypes.TEXT_JSON ->
                Reading.ofJson(arrival.body(), "The request body is not a JSON object.");
            case MediaTypes.XML, MediaTypes.TEXT_XML -> readXml(arrival.body());
            case MediaTypes.FORM -> readForm(arrival.body());
            default -> Reading.unsupported();
        };
    }

    private Reading readXml(byte[] body) {
        try {
            return Reading.of(request.read(body));
        } catch (UnreadableXml e) {
            return Reading.flawed("There was an error deserializing the object. " + e.getMessage());
        }
    }

    private Reading readForm(byte[] body) {
        ObjectNode members = FormText.read(body);
        if (members == null) {
            return Reading.flawed("The form cannot be decoded.");
        }
        ObjectNode bound = JsonText.object();
        members.forEachEntry((name, value) -> bound.set(name, isList(name) ? listed(value) : value));
        return Reading.of(bound);
    }

    private boolean isList(String name) {
        return request.members().stream()
                .anyMatch(member ->
                        member.type() == MemberType.DATE_TIMES && member.name().equalsIgnoreCase(name));
    }

    /** A list of one looks like a single value in a form. */
    private static JsonNode listed(JsonNode value) {
        return value.isArray() ? value : JsonText.list().add(value);
    }

    @Override
    public Written write(Answer said, Arrival arrival) {
        String type = answerType(arrival);
        boolean xml = type.equals(MediaTypes.XML) || type.equals(MediaTypes.TEXT_XML);
        return Written.of(said, type, xml ? this::xml : JsonText::write);
    }

    private static String answerType(Arrival arrival) {
        String accepted = MediaTypes.accepted(arrival.header("Accept"), WRITTEN);
        if (accepted != null) {
            return accepted;
        }
        return WRITTEN.contains(arrival.mediaType()) ? arrival.mediaType() : MediaTypes.JSON;
    }

    private byte[] xml(ObjectNode body) {
        return body.has("Message") ? HttpError.xml(body) : answer.write(body);
    }
}
