package io.nightrounds.provider;

import io.nightrounds.jobfile.JobFile;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Opens the way to a vendor: at the job file's address, unless this machine's settings name another one. */
@Component
public final class Transports {
    private final Environment environment;
    private final JobFile file;

    Transports(Environment environment, JobFile file) {
        this.environment = environment;
        this.file = file;
    }

    /**
     * The transport to a vendor.
     *
     * @param vendor as the job file writes it under {@code providers}
     * @throws io.nightrounds.jobfile.JobFileInvalid where the job file has no such vendor, or the machine's address for
     *     it is not safe
     */
    public HttpTransport open(String vendor, Route written) {
        if (!file.has("providers/" + vendor)) {
            throw file.invalid(
                    "providers",
                    "'" + vendor + "' is needed but is not described here. Add its account under providers.");
        }
        String override = environment.getProperty("nightrounds." + vendor + ".base-url");
        return new HttpTransport(override == null ? written : overridden(vendor, written, override));
    }

    /**
     * The transport to the server at which a vendor's tokens are fetched. Where the machine's settings move the vendor,
     * its login moves to the same host: a demonstration must not log in at the real one.
     */
    public HttpTransport openLogin(String vendor, Route written) {
        String override = environment.getProperty("nightrounds." + vendor + ".base-url");
        if (override == null) {
            return new HttpTransport(written);
        }
        Route moved = overridden(vendor, written, override);
        return new HttpTransport(moved.at(moved.to(written.baseUrl().getRawPath())));
    }

    private Route overridden(String vendor, Route written, String override) {
        try {
            return written.at(URI.create(override.strip()));
        } catch (IllegalArgumentException e) {
            throw file.invalid("providers/" + vendor + "/baseUrl", variable(vendor) + ": " + reason(e));
        }
    }

    /** A text that is no URI at all is not repeated: it may hold a password. */
    private static @Nullable String reason(IllegalArgumentException e) {
        return e.getCause() == null ? e.getMessage() : "this is not an address. Write https://host.";
    }

    private static String variable(String vendor) {
        return "NIGHTROUNDS_" + vendor.toUpperCase(Locale.ROOT) + "_BASE_URL";
    }
}
