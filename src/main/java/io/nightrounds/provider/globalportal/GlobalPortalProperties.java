package io.nightrounds.provider.globalportal;

import io.nightrounds.appointment.Channel;
import io.nightrounds.jobfile.JobSection;
import io.nightrounds.provider.Route;
import io.nightrounds.provider.wire.WireFormat;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account at GlobalPortal: section {@code providers/globalportal} of a job file.
 *
 * @param format json, xml or form
 * @param header the header that carries the credential; the document names none. Both or neither of the two
 * @param credential reference to the secret sent in that header
 * @param from what patients see as sender; a channel without one is not carried
 * @param locations practice: the vendor's LocationExternalId, where it is not the appointment's locationId or the
 *     practice's key
 */
record GlobalPortalProperties(
        URI baseUrl,
        WireFormat format,
        @Nullable String header,
        @Nullable String credential,
        From from,
        Map<String, String> locations,
        Duration connectTimeout,
        Duration readTimeout)
        implements JobSection {
    static final GlobalPortalProperties DEFAULTS = new GlobalPortalProperties(
            URI.create("https://api.mveportal.com"),
            WireFormat.JSON,
            null,
            null,
            new From(null, null, null),
            Map.of(),
            Route.CONNECT_TIMEOUT,
            Route.READ_TIMEOUT);

    /** What the HTTP client writes itself. */
    private static final Set<String> TAKEN = Set.of(
            "host", "connection", "upgrade", "expect", "content-length", "content-type", "accept", "transfer-encoding");

    GlobalPortalProperties {
        new Route(baseUrl, connectTimeout, readTimeout);
        locations = Map.copyOf(locations);
        if ((header == null) != (credential == null)) {
            throw new IllegalArgumentException("header and credential belong together. Write both, or leave both out.");
        }
        if (header != null && (!header.matches("[A-Za-z0-9-]+") || TAKEN.contains(header.toLowerCase(Locale.ROOT)))) {
            throw new IllegalArgumentException("'" + header
                    + "' cannot be the header of a credential. Write the name the vendor gave you, such as X-Api-Key.");
        }
    }

    Route route() {
        return new Route(baseUrl, connectTimeout, readTimeout);
    }

    /** The sender by channel; null where the vendor is not to be used for it. */
    record From(
            @Nullable String sms,
            @Nullable String voice,
            @Nullable String email) {
        @Nullable
        String of(Channel channel) {
            return switch (channel) {
                case SMS -> sms;
                case VOICE -> voice;
                case EMAIL -> email;
                case DIRECT -> null;
            };
        }
    }
}
