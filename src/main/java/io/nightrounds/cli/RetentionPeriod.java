package io.nightrounds.cli;

import io.nightrounds.campaign.Recall;
import io.nightrounds.cli.exit.ExitCode;
import io.nightrounds.cli.exit.Refusal;
import java.time.DateTimeException;
import java.time.Duration;

/** The period of a purge, as it is written and as it may be. */
final class RetentionPeriod {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private RetentionPeriod() {}

    static Duration parse(String written) {
        try {
            Duration period = Duration.parse(written);
            if (period.compareTo(LONGEST) > 0) {
                throw refused(
                        written + " is longer than " + words(LONGEST) + ". Write a shorter period, such as P90D.");
            }
            return period;
        } catch (DateTimeException e) {
            throw refused("'" + written + "' is no period of days. Write one such as P90D; months and years vary in"
                    + " length and are not taken.");
        }
    }

    /** @throws Refusal where what is older might still be needed */
    static void require(Duration period, Recall recall, String by) {
        if (period.compareTo(recall.visit()) < 0) {
            throw refused(words(period) + " is too short: by " + by + " a visit is needed for "
                    + words(recall.visit()) + " after it began, for its touches after the visit, late messages and the"
                    + " caps. Write " + words(recall.visit()) + " or longer.");
        }
    }

    private static Refusal refused(String why) {
        return new Refusal(ExitCode.USAGE, "--older-than: " + why);
    }

    /** As it is to be written, in whole days and rounded up. */
    private static String words(Duration length) {
        boolean whole = length.equals(Duration.ofDays(length.toDays()));
        return length.isNegative() || length.compareTo(Duration.ofDays(1)) < 0
                ? length.toString()
                : "P" + (whole ? length.toDays() : length.toDays() + 1) + "D";
    }
}
