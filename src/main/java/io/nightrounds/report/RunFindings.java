package io.nightrounds.report;

import io.nightrounds.dispatch.doubt.Doubts;
import io.nightrounds.report.Findings.Doubt;
import io.nightrounds.report.Findings.SyncRefusal;
import io.nightrounds.sync.SyncLedger;
import io.nightrounds.sync.SyncResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers from the rooms what stands behind the figures of a run: the items to decide, to mend, and to explain. */
@Component
class RunFindings {
    private static final int DOUBTS_SHOWN = 500;
    private static final int REFUSALS_SHOWN = 200;
    private static final int REMINDERS_SHOWN = 500;
    private static final int LONGEST = 300;

    private final FindingQueries queries;
    private final RejectionRows rejections;
    private final SyncLedger sync;
    private final Doubts doubts;
    private final ReminderRows reminders;

    RunFindings(
            FindingQueries queries, RejectionRows rejections, SyncLedger sync, Doubts doubts, ReminderRows reminders) {
        this.queries = queries;
        this.rejections = rejections;
        this.sync = sync;
        this.doubts = doubts;
        this.reminders = reminders;
    }

    Findings of(long run) {
        List<io.nightrounds.dispatch.doubt.Doubt> open = doubts.unsettled();
        return new Findings(
                queries.patientsTold(run),
                open.size(),
                open.stream().limit(DOUBTS_SHOWN).map(RunFindings::doubt).toList(),
                queries.failures(run),
                sync.problems(run, REFUSALS_SHOWN).stream()
                        .map(RunFindings::refusal)
                        .toList(),
                rejections.problems(run, true),
                rejections.first(run),
                rejections.problems(run, false),
                queries.reasons(run, "SUPPRESSED"),
                queries.reasons(run, "PLANNED"),
                queries.channels(run),
                queries.channelFallbacks(run),
                queries.languageFallbacks(run),
                reminders.sample(run, REMINDERS_SHOWN));
    }

    private static Doubt doubt(io.nightrounds.dispatch.doubt.Doubt open) {
        return new Doubt(
                open.attempt().toString(),
                open.run(),
                open.practice(),
                open.appointment(),
                ReminderRows.visit(open.visit(), open.zone()),
                open.channel(),
                Masked.contact(open.recipient()),
                open.provider(),
                open.claimedAt(),
                evidence(open.words()),
                open.alsoAbout().stream()
                        .map(also ->
                                ReminderRows.visit(also.start(), open.zone()) + ", appointment " + also.appointment())
                        .toList());
    }

    private static String evidence(@Nullable String detail) {
        return detail == null
                ? "The run ended while this message was on its way. No answer was recorded."
                : shortened(detail);
    }

    private static SyncRefusal refusal(SyncResult result) {
        String message = result.message();
        return new SyncRefusal(
                result.practice(),
                result.appointmentId(),
                result.status().name().toLowerCase(Locale.ROOT),
                message == null ? null : shortened(message));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
