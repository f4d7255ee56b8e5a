package io.nightrounds.sandbox.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** BokaMera's API keys, and who may log in. */
public record BokaMeraAccounts(List<String> apiKeys, List<Login> logins) {
    /** The roles that the document of SendSMS lists; any one of them is enough. */
    public static final Set<String> SENDING_ROLES =
            Set.of("bookingsupplier-administrator-write", "superadmin", "bookingsupplier-administrator-read");

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    /**
     * @param username for the identity server; empty for one who has a token only
     * @param token one that never expires; empty for none
     * @param tokenLife how long a token lives that the identity server hands out
     */
    public record Login(String username, String password, String token, List<String> roles, Duration tokenLife) {
        public boolean maySend() {
            return roles.stream().anyMatch(SENDING_ROLES::contains);
        }
    }

    static BokaMeraAccounts openedBy(String key) {
        List<String> roles = List.of("bookingsupplier-administrator-write");
        return new BokaMeraAccounts(List.of(key), List.of(new Login(Accounts.ANY, key, key, roles, TOKEN_LIFE)));
    }

    public boolean isApiKey(String key) {
        return apiKeys.contains(key);
    }

    /** Whose token that never expires this is. */
    public Optional<Login> byToken(String token) {
        return logins.stream()
                .filter(login -> !token.isEmpty() && login.token.equals(token))
                .findFirst();
    }

    public Optional<Login> byPassword(String username, String password) {
        return logins.stream()
                .filter(login -> Accounts.covers(List.of(login.username), username)
                        && !password.isEmpty()
                        && login.password.equals(password))
                .findFirst();
    }
}
