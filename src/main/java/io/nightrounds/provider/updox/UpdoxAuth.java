package io.nightrounds.provider.updox;

import io.nightrounds.provider.Credential;
import io.nightrounds.provider.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code auth} block of every request, at the level that its method needs: the vendor's application, below it a
 * practice, below it a user. A level includes those above it; what lies below is written as empty text, as in the
 * documents.
 */
record UpdoxAuth(String applicationId, Credential applicationPassword) {
    ObjectNode ofPractice(String accountId) {
        return block(accountId, "");
    }

    ObjectNode ofUser(String accountId, String userId) {
        return block(accountId, userId);
    }

    private ObjectNode block(String accountId, String userId) {
        return Json.object()
                .put("applicationId", applicationId)
                .put("applicationPassword", applicationPassword.value())
                .put("accountId", accountId)
                .put("userId", userId);
    }
}
