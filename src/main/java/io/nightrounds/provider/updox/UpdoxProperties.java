package io.nightrounds.provider.updox;

import io.nightrounds.jobfile.JobSection;
import io.nightrounds.provider.Route;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account at Updox: section {@code providers/updox} of a job file.
 *
 * @param syncPath path of AppointmentsSync; the document writes {@code /io/syncAppointments}, clients use the default
 * @param directPath path of PatientDirectMessageSend
 * @param applicationId the vendor-level id
 * @param applicationPassword reference to the vendor-level secret that stands in every body
 * @param directSender how a Direct message names the patient it is sent for
 * @param attachCalendar whether a Direct message brings the visit as a calendar file
 * @param accounts practice: its account
 */
record UpdoxProperties(
        URI baseUrl,
        String syncPath,
        String directPath,
        String applicationId,
        String applicationPassword,
        DirectSender directSender,
        boolean attachCalendar,
        Map<String, Account> accounts,
        Duration connectTimeout,
        Duration readTimeout)
        implements JobSection {
    static final UpdoxProperties DEFAULTS = new UpdoxProperties(
            URI.create("https://updoxqa.com"),
            "/api/io/AppointmentsSync",
            "/api/io/PatientDirectMessageSend",
            "",
            "",
            DirectSender.ID,
            true,
            Map.of(),
            Route.CONNECT_TIMEOUT,
            Route.READ_TIMEOUT);

    UpdoxProperties {
        new Route(baseUrl, connectTimeout, readTimeout);
        checkPath("syncPath", syncPath);
        checkPath("directPath", directPath);
        accounts = Map.copyOf(accounts);
    }

    Route route() {
        return new Route(baseUrl, connectTimeout, readTimeout);
    }

    private static void checkPath(String name, String path) {
        if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException(
                    "'" + path + "' cannot be the " + name + ". Write a path such as /api/io/AppointmentsSync.");
        }
    }

    /** The two ways of PatientDirectMessageSend to say who sends. */
    enum DirectSender {
        /** By {@code from}: the vendor must know the patient. */
        ID,
        /** By {@code patientDemographics}: the vendor defines the patient by them. */
        DEMOGRAPHICS
    }

    /**
     * A practice's account.
     *
     * @param accountId practice-level id
     * @param userId user-level id, needed for messages only
     */
    record Account(String accountId, @Nullable String userId) {}
}
