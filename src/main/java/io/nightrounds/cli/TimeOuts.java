package io.nightrounds.cli;

import io.nightrounds.jobfile.JobFile;
import java.time.Duration;
import java.util.Comparator;

/**
 * How long one request of a vendor may take, by its section of a job file.
 *
 * @param connectTimeout the longest wait for a connection
 * @param readTimeout the longest wait for the whole answer once connected
 */
record TimeOuts(Duration connectTimeout, Duration readTimeout) {
    /** What the vendors' sections have where they say nothing. */
    static final TimeOuts DEFAULTS = new TimeOuts(Duration.ofSeconds(5), Duration.ofSeconds(30));

    /** The longest that any request of the job may take. */
    static Duration longest(JobFile file) {
        return file.keys("providers").stream()
                .map(vendor -> file.bind("providers/" + vendor, DEFAULTS).whole())
                .max(Comparator.naturalOrder())
                .orElse(DEFAULTS.whole());
    }

    private Duration whole() {
        return connectTimeout.plus(readTimeout);
    }
}
