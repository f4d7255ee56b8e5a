package io.nightrounds.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.util.StringUtils;

/**
 * How a vendor is reached.
 *
 * @param baseUrl https, or plain http to this machine; a path in it is a prefix of every path
 * @param connectTimeout the longest wait for a connection
 * @param readTimeout the longest wait for the whole answer once connected
 */
public record Route(URI baseUrl, Duration connectTimeout, Duration readTimeout) {
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException where the address is not safe for credentials or a time-out is not positive */
    public Route {
        checkAddress(baseUrl);
        checkPositive("connectTimeout", connectTimeout);
        checkPositive("readTimeout", readTimeout);
    }

    /** @param path empty for the base URL itself */
    URI to(String path) {
        if (path.isEmpty()) {
            return baseUrl;
        }
        return URI.create(
                StringUtils.trimTrailingCharacter(baseUrl.toString(), '/') + (path.startsWith("/") ? "" : "/") + path);
    }

    boolean encrypted() {
        return "https".equalsIgnoreCase(baseUrl.getScheme());
    }

    Route at(URI otherBase) {
        return new Route(otherBase, connectTimeout, readTimeout);
    }

    private static void checkAddress(URI url) {
        // never shown: what stands before an @ is a password
        if (url.getRawUserInfo() != null
                || String.valueOf(url.getRawAuthority()).contains("@")) {
            throw new IllegalArgumentException(
                    "A provider's address must not hold a user or password. Write https://host and a secret reference.");
        }
        String host = String.valueOf(url.getHost());
        boolean https = "https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null;
        boolean loopback = "http".equalsIgnoreCase(url.getScheme()) && LOOPBACK.contains(host);
        if (!https && !loopback || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("'" + url + "' is not an address for a provider. Write https://host, or"
                    + " http://localhost:port for a provider on this machine, without query or fragment.");
        }
    }

    private static void checkPositive(String name, Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "'" + timeout + "' cannot be the " + name + ". Write a time above zero, such as PT5S.");
        }
    }
}
