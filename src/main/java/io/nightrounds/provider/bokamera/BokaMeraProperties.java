package io.nightrounds.provider.bokamera;

import io.nightrounds.jobfile.JobSection;
import io.nightrounds.provider.Route;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account at BokaMera: section {@code providers/bokamera} of a job file.
 *
 * @param baseUrl where its API is; the test host of its document unless told otherwise
 * @param apiKey reference to the secret sent as {@code x-api-key}
 * @param token reference to the secret sent as bearer token; fetching one is not done here
 * @param companyId the company's GUID; null or all zeros for the account's own company
 * @param zone in which ToSendDate is written, as the document names none
 */
record BokaMeraProperties(
        URI baseUrl,
        String apiKey,
        String token,
        @Nullable String companyId,
        ZoneId zone,
        Duration connectTimeout,
        Duration readTimeout)
        implements JobSection {
    static final BokaMeraProperties DEFAULTS = new BokaMeraProperties(
            URI.create("https://testapi.bokamera.se"),
            "",
            "",
            null,
            ZoneId.of("Europe/Stockholm"),
            Route.CONNECT_TIMEOUT,
            Route.READ_TIMEOUT);

    private static final UUID NONE = new UUID(0, 0);

    BokaMeraProperties {
        new Route(baseUrl, connectTimeout, readTimeout);
        if (companyId != null && !companyId.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
            throw new IllegalArgumentException("'" + companyId
                    + "' is not a company id. Write the company's GUID, or leave companyId out for the account's own.");
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
}
