package io.nightrounds.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges the figures of a run, and says it in plain words. */
final class Verdict {
    private Verdict() {}

    static Outcome outcome(Figures figures, Findings findings, boolean balanced) {
        if (!balanced) {
            return Outcome.UNBALANCED;
        }
        if (figures.reminders().inDoubt() > 0) {
            return Outcome.IN_DOUBT;
        }
        if (upstreamDown(figures, findings)) {
            return Outcome.UPSTREAM_DOWN;
        }
        if (refused(figures) || deferred(findings, "account-refused") > 0) {
            return Outcome.SOME_REFUSED;
        }
        return figures.reminders().due() == 0 ? Outcome.NOTHING_DUE : Outcome.DONE;
    }

    static String sentence(Outcome outcome, Figures figures, Findings findings) {
        return switch (outcome) {
            case UNBALANCED ->
                "The figures of this run contradict each other. Do not rely on them before the cause is known.";
            case UPSTREAM_DOWN -> upstreamSentence(figures);
            case NOTHING_DUE -> nothingDue(figures);
            default -> told(figures, findings);
        };
    }

    private static boolean upstreamDown(Figures figures, Findings findings) {
        boolean down =
                deferred(findings, "provider-unreachable") > 0 || figures.sync().down();
        return figures.reminders().sent() == 0 && down;
    }

    private static boolean refused(Figures figures) {
        return figures.reminders().failed() > 0
                || figures.sync().refused() + figures.sync().unknown() > 0
                || figures.appointments().newlyRejected() > 0;
    }

    private static long deferred(Findings findings, String reason) {
        return findings.deferredByReason().stream()
                .filter(found -> found.reason().equals(reason))
                .mapToLong(Findings.Reason::count)
                .sum();
    }

    private static String upstreamSentence(Figures figures) {
        String system =
                figures.sync().down() ? "AppointmentsSync gave no usable answer" : "a provider could not be reached";
        return "Nobody was told: " + system + ". "
                + count(figures.reminders().deferred(), "reminder waits", "reminders wait") + " for the next run.";
    }

    private static String nothingDue(Figures figures) {
        long read = figures.appointments().read();
        return read == 0
                ? "Nothing to do: the feed had no rows (zero rows were read)."
                : "No reminder was due. " + count(read, "appointment row was read", "appointment rows were read") + ".";
    }

    /** The first sentence is what matters in the morning, the second what else there is to know. */
    private static String told(Figures figures, Findings findings) {
        Figures.Reminders reminders = figures.reminders();
        Figures.Sync sync = figures.sync();
        List<String> first = new ArrayList<>();
        first.add(
                findings.patientsTold() == 0
                        ? "Nobody was told"
                        : count(findings.patientsTold(), "patient was told", "patients were told"));
        addIfAny(first, reminders.inDoubt(), "needs a decision", "need a decision");
        List<String> more = new ArrayList<>();
        addIfAny(more, reminders.failed(), "reminder failed", "reminders failed");
        addIfAny(more, reminders.deferred(), "reminder waits", "reminders wait");
        addIfAny(more, sync.refused() + sync.unknown(), "appointment did not sync", "appointments did not sync");
        String asBefore = figures.appointments().readBefore() ? " as before" : "";
        addIfAny(
                more,
                figures.appointments().rejected(),
                "row was rejected" + asBefore,
                "rows were rejected" + asBefore);
        return String.join("; ", first) + "." + (more.isEmpty() ? "" : " " + String.join(", ", more) + ".");
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
