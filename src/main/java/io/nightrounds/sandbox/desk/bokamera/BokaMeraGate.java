package io.nightrounds.sandbox.desk.bokamera;

import io.nightrounds.sandbox.account.BokaMeraAccounts;
import io.nightrounds.sandbox.account.BokaMeraAccounts.Login;
import io.nightrounds.sandbox.desk.Answer;
import io.nightrounds.sandbox.desk.Call;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for the API key, the login and one of the roles that may send. */
public record BokaMeraGate(BokaMeraAccounts accounts, TokenBook tokens) {
    private static final String SCHEME = "Bearer ";

    /** Null where the caller may pass. */
    @Nullable
    Answer stop(Call call) {
        String authorization = call.header("Authorization");
        String token = authorization.startsWith(SCHEME) ? authorization.substring(SCHEME.length()) : "";
        Optional<Login> login = tokens.holder(token);
        if (!accounts.isApiKey(call.header("x-api-key")) || login.isEmpty()) {
            return ResponseStatus.refused(401, "Unauthorized", "", "Not Authenticated");
        }
        return login.get().maySend() ? null : ResponseStatus.refused(403, "Forbidden", "", "Invalid Role");
    }
}
