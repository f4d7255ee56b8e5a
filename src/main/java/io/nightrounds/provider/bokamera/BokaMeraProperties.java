package io.nightrounds.provider.bokamera;

import io.nightrounds.dispatch.DeliveryLog;
import io.nightrounds.jobfile.JobSection;
import io.nightrounds.provider.Route;
import io.nightrounds.provider.wire.WireFormat;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account at BokaMera: section {@code providers/bokamera} of a job file. It has a token or a login.
 *
 * @param baseUrl where its API is; the test host of its document unless told otherwise
 * @param format json, jsonl or xml
 * @param apiKey reference to the secret sent as {@code x-api-key}
 * @param token reference to the secret sent as bearer token
 * @param login where bearer tokens are fetched
 * @param companyId the company's GUID; null or all zeros for the account's own company
 * @param zone in which ToSendDate is written and dates without an offset are read, as the document names none
 * @param reconcile what the vendor's log may settle of what is in doubt
 * @param settleTime how old an attempt must be before its absence from the log says anything
 */
record BokaMeraProperties(
        URI baseUrl,
        WireFormat format,
        String apiKey,
        @Nullable String token,
        @Nullable Login login,
        @Nullable String companyId,
        ZoneId zone,
        DeliveryLog.Use reconcile,
        Duration settleTime,
        Duration connectTimeout,
        Duration readTimeout)
        implements JobSection {
    static final BokaMeraProperties DEFAULTS = new BokaMeraProperties(
            URI.create("https://testapi.bokamera.se"),
            WireFormat.JSON,
            "",
            null,
            null,
            null,
            ZoneId.of("Europe/Stockholm"),
            DeliveryLog.Use.OFF,
            Duration.ofMinutes(15),
            Route.CONNECT_TIMEOUT,
            Route.READ_TIMEOUT);

    private static final UUID NONE = new UUID(0, 0);

    BokaMeraProperties {
        new Route(baseUrl, connectTimeout, readTimeout);
        if (companyId != null && !companyId.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
            throw new IllegalArgumentException("'" + companyId
                    + "' is not a company id. Write the company's GUID, or leave companyId out for the account's own.");
        }
        if (token != null && login != null) {
            throw new IllegalArgumentException(
                    "token and login are two ways to the same header. Write one of them only.");
        }
        if (login != null) {
            new Route(login.tokenUrl(), connectTimeout, readTimeout);
        }
    }

    Route route() {
        return new Route(baseUrl, connectTimeout, readTimeout);
    }

    /** The company to name in a request; null for the account's own. */
    @Nullable
    String company() {
        return companyId == null || NONE.equals(UUID.fromString(companyId)) ? null : companyId;
    }

    /**
     * An account of the vendor's identity server, for OAuth2's password grant.
     *
     * @param tokenUrl the token endpoint, https as every address
     * @param password reference to the secret
     */
    record Login(URI tokenUrl, String clientId, String username, String password) {
        Route route(Duration connectTimeout, Duration readTimeout) {
            return new Route(tokenUrl, connectTimeout, readTimeout);
        }
    }
}
