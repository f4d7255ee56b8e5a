package io.nightrounds.provider.bokamera;

import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.Credential;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.Reply;
import io.nightrounds.provider.Reply.Answered;
import io.nightrounds.provider.Reply.NotConnected;
import io.nightrounds.provider.Reply.Withheld;
import io.nightrounds.provider.bokamera.BokaMeraLogin.Denied;
import io.nightrounds.provider.bokamera.BokaMeraLogin.Granted;
import io.nightrounds.provider.bokamera.BokaMeraLogin.Unavailable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: {@code x-api-key} and a bearer token, which stands in the secrets or is fetched. A fetched token that the
 * vendor no longer takes (401, which comes before anything is done with a request) is renewed one time.
 */
final class BokaMeraAccount {
    private static final int NO_LOGIN = 401;

    private final Credential apiKey;
    private final @Nullable Credential token;
    private final @Nullable BokaMeraLogin login;

    /** @param login null where the token is a secret of its own */
    BokaMeraAccount(BokaMeraProperties properties, Secrets secrets, @Nullable BokaMeraLogin login) {
        this.apiKey = Credential.of(secrets, properties.apiKey());
        String reference = properties.token();
        this.token = reference == null ? null : Credential.of(secrets, reference);
        this.login = login;
    }

    /** Makes the request with the headers of this account. */
    CompletableFuture<Reply> call(Function<Map<String, String>, CompletableFuture<Reply>> request) {
        if (token != null) {
            return request.apply(headers(token));
        }
        if (login == null) {
            return CompletableFuture.completedFuture(new Withheld("the account has neither token nor login"));
        }
        BokaMeraLogin fetched = login;
        return fetched.token().thenCompose(first -> with(first, request).thenCompose(reply -> {
            boolean expired = reply instanceof Answered answered && answered.status() == NO_LOGIN;
            if (!expired || !(first instanceof Granted granted)) {
                return CompletableFuture.completedFuture(reply);
            }
            return fetched.renew(granted).thenCompose(second -> with(second, request));
        }));
    }

    /** Hides everything that this account has sent. */
    Redaction redaction(OutboundMessage message) {
        return Redaction.of(message, credentials());
    }

    Redaction redaction() {
        return Redaction.of(credentials());
    }

    private Credential[] credentials() {
        Stream<Credential> bearer = token != null ? Stream.of(token) : login == null ? Stream.of() : login.used();
        return Stream.concat(Stream.of(apiKey), bearer).toArray(Credential[]::new);
    }

    private CompletableFuture<Reply> with(
            BokaMeraLogin.Answer answer, Function<Map<String, String>, CompletableFuture<Reply>> request) {
        if (answer instanceof Granted granted) {
            return request.apply(headers(granted.token()));
        }
        return CompletableFuture.completedFuture(
                answer instanceof Denied denied
                        ? new Withheld(denied.reason())
                        : new NotConnected(((Unavailable) answer).reason()));
    }

    private Map<String, String> headers(Credential bearer) {
        return Map.of("x-api-key", apiKey.value(), "Authorization", "Bearer " + bearer.value());
    }
}
