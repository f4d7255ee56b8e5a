package io.nightrounds.campaign;

import io.nightrounds.campaign.cadence.RelativeTouch;
import io.nightrounds.campaign.who.FailedContactProperties;
import io.nightrounds.jobfile.JobFile;
import java.time.Duration;

/**
 * How far back planning looks by a job file: what is older may be forgotten.
 *
 * @param visit how long after a visit's start something may still be planned, or a reminder of it count for the caps
 * @param refusal how long a vendor's refusal of a number holds
 */
public record Recall(Duration visit, Duration refusal) {
    /** The clocks of the machines that share a database may differ, and the caps look at eight days. */
    private static final Duration SPARE = Duration.ofDays(1);

    /** What holds for every job file. */
    public static final Recall LEAST = new Recall(Planner.LOOK_BACK.plus(SPARE), Duration.ZERO);

    public static Recall of(JobFile file) {
        Duration trail = new Planner(Campaigns.from(file))
                .relative()
                .map(RelativeTouch::trail)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Recall(
                LEAST.visit.plus(trail),
                file.bind("failedContacts", FailedContactProperties.DEFAULT).retryAfter());
    }

    /** What is enough for both. */
    public Recall and(Recall other) {
        return new Recall(longer(visit, other.visit), longer(refusal, other.refusal));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
