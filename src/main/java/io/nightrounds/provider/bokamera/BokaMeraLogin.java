package io.nightrounds.provider.bokamera;

import io.nightrounds.jobfile.Secrets;
import io.nightrounds.provider.Credential;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.Reply;
import io.nightrounds.provider.Reply.Answered;
import io.nightrounds.provider.Reply.Lost;
import io.nightrounds.provider.Reply.NotConnected;
import io.nightrounds.provider.StatusClass;
import io.nightrounds.provider.wire.Json;
import io.nightrounds.provider.wire.Payload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches bearer tokens from the vendor's identity server by OAuth2's password grant (RFC 6749, 4.3). One token serves
 * all messages until shortly before it expires; messages that wait for it wait for the same request.
 */
final class BokaMeraLogin {
    /** A token must outlive the request that carries it. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final String AT_THE_ROUTE_ITSELF = "";

    sealed interface Answer {}

    /** @param until when it expires; {@link Instant#MAX} where the server does not say */
    record Granted(Credential token, Instant until) implements Answer {}

    /** The server refused these credentials. */
    record Denied(String reason) implements Answer {}

    /** No token for now. */
    record Unavailable(String reason) implements Answer {}

    private final BokaMeraProperties.Login account;
    private final Credential password;
    private final HttpTransport transport;
    private final Clock clock;
    private @Nullable CompletableFuture<Answer> latest;
    private @Nullable Credential used;

    BokaMeraLogin(BokaMeraProperties.Login account, Secrets secrets, HttpTransport transport, Clock clock) {
        this.account = account;
        this.password = Credential.of(secrets, account.password());
        this.transport = transport;
        this.clock = clock;
    }

    /** The token, fetched where there is none that still holds. The future never fails. */
    synchronized CompletableFuture<Answer> token() {
        CompletableFuture<Answer> known = latest;
        if (known == null || known.isDone() && !holds(known.join())) {
            known = fetch();
            latest = known;
        }
        return known;
    }

    /** A token in place of one that was refused, unless someone has renewed it already. */
    synchronized CompletableFuture<Answer> renew(Granted refused) {
        if (latest != null && latest.isDone() && refused.equals(latest.join())) {
            latest = null;
        }
        return token();
    }

    /** What must be shown nowhere. */
    synchronized Stream<Credential> used() {
        return Stream.concat(Stream.of(password), Stream.ofNullable(used));
    }

    private boolean holds(Answer answer) {
        return answer instanceof Granted granted && clock.instant().isBefore(granted.until());
    }

    private CompletableFuture<Answer> fetch() {
        Payload form = Payload.form(Json.object()
                .put("grant_type", "password")
                .put("client_id", account.clientId())
                .put("username", account.username())
                .put("password", password.value()));
        return transport
                .post(AT_THE_ROUTE_ITSELF, Map.of(), form)
                .thenApply(this::answer)
                .exceptionally(defect -> new Unavailable("the login's answer could not be read"));
    }

    private Answer answer(Reply reply) {
        if (reply instanceof Answered answered) {
            return switch (StatusClass.of(answered.status())) {
                case SUCCESS -> granted(answered);
                case REFUSAL, ACCOUNT -> new Denied("the login was refused: " + answered);
                case THROTTLE, UNKNOWN -> new Unavailable("no token from the login: " + answered);
            };
        }
        String reason = reply instanceof NotConnected none
                ? none.reason()
                : reply instanceof Lost lost ? lost.reason() : "nothing was asked";
        return new Unavailable("no token from the login: " + reason);
    }

    private Answer granted(Answered answered) {
        return io.nightrounds.provider.Answer.of(answered, Redaction.of(password))
                .flatMap(answer -> java.util.Optional.ofNullable(answer.text("access_token"))
                        .map(token -> granted(token, answer.number("expires_in"))))
                .orElseGet(() -> new Unavailable("no token from the login: " + answered.unreadable()));
    }

    private Answer granted(String token, @Nullable Long seconds) {
        Credential issued = Credential.issued(token);
        synchronized (this) {
            used = issued;
        }
        Instant until = seconds == null
                ? Instant.MAX
                : clock.instant().plusSeconds(seconds).minus(MARGIN);
        return new Granted(issued, until);
    }
}
