package io.nightrounds.sandbox.desk.bokamera;

import io.nightrounds.sandbox.account.BokaMeraAccounts;
import io.nightrounds.sandbox.account.BokaMeraAccounts.Login;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bearer tokens that open something: those of the accounts, and those handed out that are neither expired nor
 * revoked.
 */
public final class TokenBook {
    private final BokaMeraAccounts accounts;
    private final Clock clock;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    public TokenBook(BokaMeraAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    private record Issued(Login login, Instant expires) {}

    String issue(Login login) {
        String token = UUID.randomUUID().toString();
        issued.put(token, new Issued(login, clock.instant().plus(login.tokenLife())));
        return token;
    }

    void revoke(String token) {
        revoked.add(token);
    }

    Optional<Login> holder(String token) {
        if (revoked.contains(token)) {
            return Optional.empty();
        }
        return accounts.byToken(token).or(() -> Optional.ofNullable(issued.get(token))
                .filter(entry -> clock.instant().isBefore(entry.expires()))
                .map(Issued::login));
    }
}
