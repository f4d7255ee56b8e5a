package io.nightrounds.sync;

import io.nightrounds.jobfile.JobSection;
import java.time.Duration;

/**
 * The job file's {@code sync} section.
 *
 * @param batchSize appointments per request, 1 to 1000
 * @param inFlight requests at once, 1 to 64
 * @param attempts times one batch is tried while its answer may pass, 1 to 10
 * @param firstDelay the wait before the second try, up to one minute; doubles with each try
 * @param sendOldId whether an appointment's old id goes out as {@code oldId}: Updox's document names it in words only
 */
public record SyncProperties(int batchSize, int inFlight, int attempts, Duration firstDelay, boolean sendOldId)
        implements JobSection {
    public static final SyncProperties DEFAULTS = new SyncProperties(200, 4, 4, Duration.ofSeconds(1), false);

    public SyncProperties {
        within("batchSize", batchSize, 1000);
        within("inFlight", inFlight, 64);
        within("attempts", attempts, 10);
        if (firstDelay.isNegative() || firstDelay.compareTo(RetrySchedule.LONGEST) > 0) {
            throw new IllegalArgumentException("sync.firstDelay is " + firstDelay
                    + ", but no wait of a sync is longer than " + RetrySchedule.LONGEST
                    + ". Write a duration such as PT1S.");
        }
    }

    /** Appointments whose statuses are written together: a round of all lanes. */
    int chunkSize() {
        return batchSize * inFlight;
    }

    RetrySchedule retries() {
        return new RetrySchedule(attempts, firstDelay);
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("sync." + name + " is " + value + ", but must be from 1 to " + most
                    + ". Leave it out for the default.");
        }
    }
}
