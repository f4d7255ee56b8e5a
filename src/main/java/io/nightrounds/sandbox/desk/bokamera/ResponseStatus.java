package io.nightrounds.sandbox.desk.bokamera;

import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.JsonText;
import io.nightrounds.sandbox.desk.xml.XmlPage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * BokaMera's error body. That its XML is {@code ErrorResponse} in the namespace of the framework's own types is
 * assumed: the document shows no error.
 */
final class ResponseStatus {
    private static final String NAMESPACE = "http://schemas.servicestack.net/types";

    private ResponseStatus() {}

    /** @param field the member that is wrong; empty for none */
    static Answer refused(int status, String code, String field, String message) {
        ObjectNode body = JsonText.object();
        ObjectNode response =
                body.putObject("ResponseStatus").put("ErrorCode", code).put("Message", message);
        if (!field.isEmpty()) {
            response.putArray("Errors")
                    .addObject()
                    .put("ErrorCode", code)
                    .put("FieldName", field)
                    .put("Message", message);
        }
        return Answer.refused(status, body);
    }

    static byte[] xml(ObjectNode body) {
        return XmlPage.of(
                NAMESPACE,
                "ErrorResponse",
                page -> page.element(NAMESPACE, "ResponseStatus", () -> write(page, body.get("ResponseStatus"))));
    }

    private static void write(XmlPage page, JsonNode response) {
        leaf(page, "ErrorCode", response);
        leaf(page, "Message", response);
        page.leaf(NAMESPACE, "StackTrace", null);
        page.element(NAMESPACE, "Errors", () -> response.path("Errors")
                .forEach(error -> page.element(NAMESPACE, "ResponseError", () -> {
                    leaf(page, "ErrorCode", error);
                    leaf(page, "FieldName", error);
                    leaf(page, "Message", error);
                })));
    }

    private static void leaf(XmlPage page, String name, JsonNode parent) {
        page.leaf(NAMESPACE, name, parent.path(name).asString());
    }
}
