package io.nightrounds.sandbox.desk.updox;

import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.JsonText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What both Updox methods share: HTTP 200 for everything, and the outcome as a code. */
final class UpdoxEnvelope {
    private UpdoxEnvelope() {}

    static ObjectNode ok() {
        return envelope(2000, "OK");
    }

    static Answer refused(int code, String message) {
        return Answer.refused(200, envelope(code, message));
    }

    private static ObjectNode envelope(int code, String message) {
        return JsonText.object()
                .put("successful", code == 2000)
                .put("responseMessage", message)
                .put("responseCode", code);
    }

    static String accountOf(ObjectNode body) {
        return text(body.path("auth"), "accountId");
    }

    /** A text or a number as text; the empty text where there is neither. */
    static String text(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        return node.isString() || node.isNumber() ? node.asString().strip() : "";
    }
}
