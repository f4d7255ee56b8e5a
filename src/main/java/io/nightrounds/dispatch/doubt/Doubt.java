package io.nightrounds.dispatch.doubt;

import io.nightrounds.dispatch.AttemptKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of which nobody knows whether it reached the patient, with the evidence there is.
 *
 * @param run the run that made the attempt
 * @param visit the visit's start
 * @param zone the clinic's; null where the appointment is gone
 * @param channel the channel's word
 * @param recipient the number or address, unmasked
 * @param reason a short word: {@code process-died}, {@code no-clear-answer}; null where its run may still settle it
 * @param detail what the answer said, or that there was none
 * @param alsoAbout the further visits that the message told of, which are in doubt with it
 */
public record Doubt(
        AttemptKey attempt,
        long run,
        String practice,
        String appointment,
        String patient,
        Instant visit,
        @Nullable ZoneId zone,
        String channel,
        String recipient,
        String provider,
        Instant claimedAt,
        @Nullable String reason,
        @Nullable String detail,
        Evidence evidence,
        List<Visit> alsoAbout) {
    public Doubt {
        alsoAbout = List.copyOf(alsoAbout);
    }

    /** A further visit of the message. @param start the visit's */
    public record Visit(AttemptKey attempt, String appointment, String patient, Instant start) {}

    /**
     * What else is kept of the attempt.
     *
     * @param answeredAt when it ended without a clear answer; null where its process died before
     * @param scheduledFor when the vendor was told to send it; null for at once
     * @param requestHash of what was sent, by which a vendor's log is compared
     * @param logSays what the vendor's log said when it was asked last, or why it could not be asked
     * @param lookedUpAt when the log answered last
     */
    public record Evidence(
            @Nullable Instant answeredAt,
            @Nullable String outcome,
            @Nullable Instant scheduledFor,
            String requestHash,
            @Nullable String logSays,
            @Nullable Instant lookedUpAt) {

        /** What the vendor's log said and when; null where it was not asked. */
        public @Nullable String log() {
            return logSays == null || lookedUpAt == null ? logSays : logSays + " (looked up " + lookedUpAt + ")";
        }
    }

    /** The same with another recipient in its place, such as a masked one. */
    public Doubt to(String other) {
        return with(other, alsoAbout);
    }

    Doubt also(List<Visit> visits) {
        return with(recipient, visits);
    }

    Visit asVisit() {
        return new Visit(attempt, appointment, patient, visit);
    }

    private Doubt with(String aRecipient, List<Visit> visits) {
        return new Doubt(
                attempt,
                run,
                practice,
                appointment,
                patient,
                visit,
                zone,
                channel,
                aRecipient,
                provider,
                claimedAt,
                reason,
                detail,
                evidence,
                visits);
    }

    /** What the answer and the vendor's log said, in one line; null where neither said anything. */
    public @Nullable String words() {
        String words =
                Stream.of(detail, evidence.log()).filter(Objects::nonNull).collect(Collectors.joining("; "));
        return words.isEmpty() ? null : words;
    }
}
