package io.nightrounds.provider.patientcomms;

import io.nightrounds.jobfile.JobSection;
import io.nightrounds.provider.Route;
import io.nightrounds.provider.wire.WireFormat;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The account at PatientComms: section {@code providers/patientcomms} of a job file.
 *
 * @param format json or xml
 * @param apiKey reference to the secret GUID that stands in every body
 * @param username the account's name
 * @param source who calls, 3 to 14 characters
 * @param customerSiteId the account's site, up to 100 characters; null for none
 * @param restrictSends RestrictSends of every call; null writes true with a later call, which is to keep to its Times,
 *     and leaves a call at once to the account
 */
record PatientCommsProperties(
        URI baseUrl,
        WireFormat format,
        String apiKey,
        String username,
        String source,
        @Nullable String customerSiteId,
        @Nullable Boolean restrictSends,
        Duration connectTimeout,
        Duration readTimeout)
        implements JobSection {
    static final PatientCommsProperties DEFAULTS = new PatientCommsProperties(
            URI.create("https://customerapi.patientcomms.co.uk"),
            WireFormat.JSON,
            "",
            "",
            "Nightrounds",
            null,
            null,
            Route.CONNECT_TIMEOUT,
            Route.READ_TIMEOUT);

    PatientCommsProperties {
        new Route(baseUrl, connectTimeout, readTimeout);
        if (source.length() < 3 || source.length() > 14) {
            throw new IllegalArgumentException(
                    "'" + source + "' cannot be the source of a call. Write 3 to 14 characters.");
        }
        if (customerSiteId != null && customerSiteId.length() > 100) {
            throw new IllegalArgumentException("A customerSiteId of " + customerSiteId.length()
                    + " characters is too long. Write at most 100, or leave it out.");
        }
    }

    Route route() {
        return new Route(baseUrl, connectTimeout, readTimeout);
    }
}
