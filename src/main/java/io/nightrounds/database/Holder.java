package io.nightrounds.database;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The process that holds a lock, for the person who is refused it. */
record Holder(String process, Instant since) {
    /** This process as the holder of what it takes now. */
    static Holder since(Instant now) {
        return new Holder(ThisProcess.name(), now);
    }

    /** As it stands beside a lock. */
    String written() {
        return process + "\n" + since;
    }

    /** @throws RuntimeException where that was not written by a holder */
    static Holder read(String written) {
        List<String> lines = written.lines().toList();
        return new Holder(lines.get(0), Instant.parse(lines.get(1)));
    }

    /** Such as {@code process 4711 on reception-2, for 4 minutes (since 2026-06-08T15:00:00Z)}. */
    String told(Instant now) {
        return process + ", for " + words(Duration.between(since, now)) + " (since " + since + ")";
    }

    private static String words(Duration age) {
        if (age.toDays() > 0) {
            return counted(age.toDays(), "day");
        }
        if (age.toHours() > 0) {
            return counted(age.toHours(), "hour");
        }
        return age.toMinutes() > 0 ? counted(age.toMinutes(), "minute") : "less than a minute";
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
