package io.nightrounds.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the figures. Contacts are masked. Lists of single items are capped; the CSV files beside the
 * report have every one.
 *
 * @param patientsTold patients with at least one reminder sent in this run
 * @param openDoubts how many decisions are open, those that earlier runs left included
 * @param inDoubt the open decisions, oldest first
 * @param valuesNotUsed problems that cost a row one value, but not its place
 * @param reminderSample the first ones by practice and visit
 */
public record Findings(
        long patientsTold,
        long openDoubts,
        List<Doubt> inDoubt,
        List<Cause> failuresByCause,
        List<SyncRefusal> syncRefusals,
        List<Problem> rejectionsByProblem,
        List<BadRow> rejectedRows,
        List<Problem> valuesNotUsed,
        List<Reason> suppressedByReason,
        List<Reason> deferredByReason,
        List<ChannelFigures> channels,
        List<ChannelFallback> channelFallbacks,
        List<LanguageFallback> languageFallbacks,
        List<ReminderRow> reminderSample) {

    public Findings {
        inDoubt = List.copyOf(inDoubt);
        failuresByCause = List.copyOf(failuresByCause);
        syncRefusals = List.copyOf(syncRefusals);
        rejectionsByProblem = List.copyOf(rejectionsByProblem);
        rejectedRows = List.copyOf(rejectedRows);
        valuesNotUsed = List.copyOf(valuesNotUsed);
        suppressedByReason = List.copyOf(suppressedByReason);
        deferredByReason = List.copyOf(deferredByReason);
        channels = List.copyOf(channels);
        channelFallbacks = List.copyOf(channelFallbacks);
        languageFallbacks = List.copyOf(languageFallbacks);
        reminderSample = List.copyOf(reminderSample);
    }

    Findings withoutSample() {
        return new Findings(
                patientsTold,
                openDoubts,
                inDoubt,
                failuresByCause,
                syncRefusals,
                rejectionsByProblem,
                rejectedRows,
                valuesNotUsed,
                suppressedByReason,
                deferredByReason,
                channels,
                channelFallbacks,
                languageFallbacks,
                List.of());
    }

    /**
     * One send that nobody can vouch for.
     *
     * @param attempt written {@code 4711.1}, as {@code doubt resolve} takes it
     * @param run the run that made it
     * @param visit the visit's start on the clinic's clock
     * @param evidence what is known of the attempt, in one line
     * @param alsoAbout the further visits of the message, each as its start and its appointment
     */
    public record Doubt(
            String attempt,
            long run,
            String practice,
            String appointment,
            String visit,
            String channel,
            String recipient,
            String provider,
            Instant claimedAt,
            String evidence,
            List<String> alsoAbout) {}

    /** Reminders that failed alike. @param example what the vendor said of one of them */
    public record Cause(
            String provider,
            String channel,
            String reason,
            @Nullable String example,
            long count) {}

    /** An appointment AppointmentsSync did not accept. @param status {@code refused} or {@code unknown} */
    public record SyncRefusal(
            String practice,
            String appointment,
            String status,
            @Nullable String message) {}

    /**
     * One sort of mistake in the input.
     *
     * @param source which feed: {@code appointments}, {@code patients} or {@code contacts}, and {@code query} where it
     *     is none of lines
     * @param rows how many rows have it
     * @param firstLine the first of them, in the file's own line count, or which row of the query
     */
    public record Problem(String source, String field, String problem, String remedy, long rows, long firstLine) {
        static final String QUERY = " query";

        /** Where the first of them stands. */
        public String firstPlace() {
            return source + (source.endsWith(QUERY) ? ", row " : ", line ") + firstLine;
        }
    }

    /** One mistake of one rejected row. @param given the value as read, masked where it is personal */
    public record BadRow(
            String source,
            long line,
            String practice,
            String field,
            @Nullable String given,
            String problem,
            String remedy) {}

    /** Reminders not sent for one reason. @param example a detail of one of them, where there is one */
    public record Reason(
            String reason, long count, @Nullable String example) {}

    /** What became of the reminders of one channel; {@code none} stands for those that never had one. */
    public record ChannelFigures(String channel, Figures.Reminders reminders) {}

    /**
     * Reminders that went on to another channel because the first had failed for certain.
     *
     * @param wanted the channel that they were planned on
     * @param used the one they have come to
     * @param sent how many of them were sent there
     */
    public record ChannelFallback(String wanted, String used, long count, long sent) {}

    /** Patients who were written to in another language than they chose, for want of a text in it. */
    public record LanguageFallback(String wanted, String used, long count) {}
}
