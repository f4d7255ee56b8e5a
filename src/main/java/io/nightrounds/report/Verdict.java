package io.nightrounds.report;

import io.nightrounds.dispatch.Deferral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges the figures of a run, and says it in plain words. */
record Verdict(Figures figures, Findings findings, List<StepTime> steps, boolean balanced) {

    Outcome outcome() {
        if (!balanced) {
            return Outcome.UNBALANCED;
        }
        if (deferred(Deferral.FORECAST_HELD) > 0) {
            return Outcome.HELD;
        }
        if (figures.reminders().inDoubt() > 0) {
            return Outcome.IN_DOUBT;
        }
        if (upstreamDown()) {
            return Outcome.UPSTREAM_DOWN;
        }
        if (refused() || deferred(Deferral.ACCOUNT_REFUSED) > 0) {
            return Outcome.SOME_REFUSED;
        }
        return figures.reminders().due() == 0 ? Outcome.NOTHING_DUE : Outcome.DONE;
    }

    /** The first sentence is what matters in the morning, the second what else there is to know. */
    String sentence() {
        return switch (outcome()) {
            case UNBALANCED ->
                "The figures of this run contradict each other. Do not rely on them before the cause is known.";
            case HELD -> heldSentence();
            case UPSTREAM_DOWN -> upstreamSentence();
            case NOTHING_DUE -> nothingDue();
            default -> first() + more();
        };
    }

    private boolean upstreamDown() {
        boolean down = deferred(Deferral.PROVIDER_UNREACHABLE) + deferred(Deferral.RETRIES_SPENT) > 0
                || figures.sync().down();
        return figures.reminders().sent() == 0 && down;
    }

    private boolean refused() {
        return figures.reminders().failed() > 0
                || figures.sync().refused() + figures.sync().unknown() > 0
                || figures.appointments().newlyRejected() > 0;
    }

    private long deferred(Deferral reason) {
        return findings.deferredByReason().stream()
                .filter(found -> found.reason().equals(reason.word()))
                .mapToLong(Findings.Reason::count)
                .sum();
    }

    /** Such a run leaves reminders alone, so it says nothing about who was told. */
    private boolean onlySynced() {
        return ran("sync-appointments") && !ran("plan-reminders");
    }

    private boolean ran(String step) {
        return steps.stream().anyMatch(time -> time.step().equals(step));
    }

    private String heldSentence() {
        return "Nobody was told: the night is not like the nights before it, and is held. "
                + count(figures.reminders().deferred(), "reminder waits", "reminders wait") + " for a decision.";
    }

    private String upstreamSentence() {
        if (figures.reminders().due() == 0) {
            return "AppointmentsSync gave no usable answer. "
                    + count(figures.sync().due(), "appointment waits", "appointments wait") + " for the next run.";
        }
        String system =
                figures.sync().down() ? "AppointmentsSync gave no usable answer" : "a provider could not be reached";
        return "Nobody was told: " + system + ". "
                + count(figures.reminders().deferred(), "reminder waits", "reminders wait") + " for the next run.";
    }

    private String nothingDue() {
        long read = figures.appointments().read();
        if (onlySynced() && read > 0) {
            return first() + more();
        }
        return read == 0
                ? "Nothing to do: the feed had no rows (zero rows were read)."
                : "No reminder was due. " + count(read, "appointment row was read", "appointment rows were read") + ".";
    }

    private String first() {
        if (onlySynced()) {
            return synced();
        }
        if (figures.reminders().due() == 0) {
            return "No reminder was due.";
        }
        List<String> first = new ArrayList<>();
        first.add(
                findings.patientsTold() == 0
                        ? "Nobody was told"
                        : count(findings.patientsTold(), "patient was told", "patients were told"));
        addIfAny(first, figures.reminders().inDoubt(), "needs a decision", "need a decision");
        return String.join("; ", first) + ".";
    }

    private String synced() {
        long accepted = figures.sync().accepted();
        String what = figures.sync().due() == 0
                ? "No appointment had changed since it was synced"
                : count(accepted, "appointment was synced", "appointments were synced");
        return what + "; this run looked at no reminder.";
    }

    private String more() {
        List<String> more = new ArrayList<>();
        addIfAny(more, figures.reminders().failed(), "reminder failed", "reminders failed");
        addIfAny(more, figures.reminders().deferred(), "reminder waits", "reminders wait");
        long notSynced = figures.sync().refused() + figures.sync().unknown();
        addIfAny(more, notSynced, "appointment did not sync", "appointments did not sync");
        String asBefore = figures.appointments().readBefore() ? " as before" : "";
        addIfAny(
                more,
                figures.appointments().rejected(),
                "row was rejected" + asBefore,
                "rows were rejected" + asBefore);
        return more.isEmpty() ? "" : " " + String.join(", ", more) + ".";
    }

    private static void addIfAny(List<String> parts, long number, String one, String many) {
        if (number > 0) {
            parts.add(count(number, one, many));
        }
    }

    private static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
