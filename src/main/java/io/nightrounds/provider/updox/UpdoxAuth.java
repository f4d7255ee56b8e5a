package io.nightrounds.provider.updox;

import io.nightrounds.provider.Credential;
import io.nightrounds.provider.Json;
import tools.jackson.databind.node.ObjectNode;

/** The {@code auth} block of every request: vendor level, and below it practice and user. */
record UpdoxAuth(String applicationId, Credential applicationPassword) {
    /** @param userId empty where the method needs no user */
    ObjectNode block(String accountId, String userId) {
        return Json.object()
                .put("applicationId", applicationId)
                .put("applicationPassword", applicationPassword.value())
                .put("accountId", accountId)
                .put("userId", userId);
    }
}
