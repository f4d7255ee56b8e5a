package io.nightrounds.intake.query;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the job file's {@code databases} section: somebody else's database, of which rows are read.
 *
 * @param url a JDBC URL without a password
 * @param user a user who may read what the queries ask for, and had better not be able to do more
 * @param password a reference such as {@code ${secret:NAME}}; none where the database asks for none
 * @param fetchSize how many rows are fetched at a time; 1000 where none is given
 * @param timeout how long the database may be silent before it counts as lost; five minutes where none is given
 */
public record DatabaseProperties(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable Integer fetchSize,
        @Nullable Duration timeout) {
    private static final int ROWS = 1000;
    private static final int MOST_ROWS = 100_000;
    private static final Duration SILENCE = Duration.ofMinutes(5);
    private static final Duration LONGEST_SILENCE = Duration.ofHours(12);
    /** As a parameter in any driver's way of writing it, or between a user and the host. */
    private static final Pattern WITH_PASSWORD =
            Pattern.compile("(?i)(pass(word|wd|phrase)?|pwd|secret)\\w*\\s*=|//[^/@]*:[^/@]*@");

    public DatabaseProperties {
        if (WITH_PASSWORD.matcher(url).find()) {
            throw new IllegalArgumentException("The URL has a password in it. Take it out, change it where it was"
                    + " seen, and write password: ${secret:NAME}.");
        }
        if (!url.startsWith("jdbc:") || !hasDriver(url)) {
            throw new IllegalArgumentException("There is no driver for '" + shown(url)
                    + "'. Write a JDBC URL such as jdbc:postgresql://host/database, jdbc:mariadb://host/database or"
                    + " jdbc:hsqldb:hsql://host/database.");
        }
        if (fetchSize != null && (fetchSize < 1 || fetchSize > MOST_ROWS)) {
            throw new IllegalArgumentException("fetchSize is " + fetchSize + ". Write a number of rows from 1 to "
                    + MOST_ROWS + ": so many are in memory at a time.");
        }
        if (timeout != null
                && (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST_SILENCE) > 0)) {
            throw new IllegalArgumentException(
                    "timeout is " + timeout + ". Write a duration from PT1S to " + LONGEST_SILENCE + ".");
        }
    }

    int rows() {
        return fetchSize == null ? ROWS : fetchSize;
    }

    Duration silence() {
        return timeout == null ? SILENCE : timeout;
    }

    /** The URL without its parameters, in which a driver may be told anything. */
    public String shownUrl() {
        return shown(url);
    }

    private static String shown(String url) {
        return url.replaceFirst("[?;].*", "");
    }

    private static boolean hasDriver(String url) {
        try {
            return DriverManager.getDriver(url) != null;
        } catch (SQLException e) {
            return false;
        }
    }
}
