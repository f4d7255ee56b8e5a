package io.nightrounds.sandbox.desk.updox;

import io.nightrounds.sandbox.account.UpdoxAccounts;
import io.nightrounds.sandbox.desk.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The three levels of Updox' credentials, asked one after the other. */
record UpdoxGate(UpdoxAccounts accounts) {
    /** Vendor and practice level. Null where the caller may pass. */
    @Nullable
    Answer forPractice(@Nullable ObjectNode body) {
        if (body == null) {
            return UpdoxEnvelope.refused(4000, "bad request: the body is not a JSON object");
        }
        JsonNode auth = body.path("auth");
        String password = UpdoxEnvelope.text(auth, "applicationPassword");
        if (!accounts.isVendor(UpdoxEnvelope.text(auth, "applicationId"), password)) {
            return UpdoxEnvelope.refused(4010, "unauthorized");
        }
        return accounts.isPractice(UpdoxEnvelope.accountOf(body))
                ? null
                : UpdoxEnvelope.refused(4011, "unauthorized: practice missing or inactive");
    }

    /** As {@link #forPractice}, and user level. */
    @Nullable
    Answer forUser(@Nullable ObjectNode body) {
        Answer stopped = forPractice(body);
        if (stopped != null || body == null) {
            return stopped;
        }
        String user = UpdoxEnvelope.text(body.path("auth"), "userId");
        return accounts.isUser(UpdoxEnvelope.accountOf(body), user)
                ? null
                : UpdoxEnvelope.refused(4012, "unauthorized: user missing or inactive");
    }
}
