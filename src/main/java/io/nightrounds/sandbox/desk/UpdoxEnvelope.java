package io.nightrounds.sandbox.desk;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What both Updox methods share: HTTP 200 for everything, the outcome as a code, three levels of credentials. */
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

    /** Vendor and practice level; any account that is named exists. Null where the caller may pass. */
    static @Nullable Answer gate(@Nullable ObjectNode body) {
        if (body == null) {
            return refused(4000, "bad request: the body is not a JSON object");
        }
        JsonNode auth = body.path("auth");
        boolean known = !text(auth, "applicationId").isBlank()
                && text(auth, "applicationPassword").equals(Desks.DEMO_KEY);
        if (!known) {
            return refused(4010, "unauthorized");
        }
        return accountOf(body).isBlank() ? refused(4011, "unauthorized: practice missing or inactive") : null;
    }

    /** As {@link #gate}, and user level. */
    static @Nullable Answer gateForUser(@Nullable ObjectNode body) {
        Answer stopped = gate(body);
        if (stopped != null || body == null) {
            return stopped;
        }
        boolean named = !text(body.path("auth"), "userId").isBlank();
        return named ? null : refused(4012, "unauthorized: user missing or inactive");
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
