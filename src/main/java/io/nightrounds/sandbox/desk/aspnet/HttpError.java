package io.nightrounds.sandbox.desk.aspnet;

import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Call;
import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.xml.XmlPage;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** ASP.NET's own error body; in XML it is {@code <Error>} without any namespace. */
final class HttpError {
    private HttpError() {}

    static Answer unsupported(Call call) {
        String type = call.arrival().mediaType();
        return refused(
                415,
                "The request entity's media type '" + (type.isEmpty() ? "application/octet-stream" : type)
                        + "' is not supported for this resource.");
    }

    static Answer unauthorized() {
        return refused(401, "Authorization has been denied for this request.");
    }

    private static Answer refused(int status, String message) {
        return Answer.refused(status, JsonText.object().put("Message", message));
    }

    static byte[] xml(ObjectNode body) {
        return XmlPage.of("", "Error", page -> body.forEachEntry((name, value) -> write(page, name, value)));
    }

    private static void write(XmlPage page, String name, JsonNode value) {
        if (value instanceof ObjectNode state) {
            page.element("", name, () -> state.forEachEntry((member, texts) -> write(page, member, texts)));
        } else {
            page.leaf("", name, text(value));
        }
    }

    /** Several mistakes of one member stand in one element, a space between them. */
    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "))
                : value.asString();
    }
}
