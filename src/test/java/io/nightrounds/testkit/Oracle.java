package io.nightrounds.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Judges a night from both sides: what our ledger says became of each reminder, and what the other side took. It knows
 * nothing of how the night was run, so the same judge serves the simulation, the drills and the kills.
 */
public final class Oracle {
    private Oracle() {}

    /**
     * One reminder at the end.
     *
     * @param visit what was due, so that a reminder that vanished is noticed
     * @param message the reminder that stands for the message that told of it last
     */
    public record Reminder(long id, String visit, String state, long message) {
        /** One that has its message for itself. */
        public Reminder(long id, String visit, String state) {
            this(id, visit, state, id);
        }
    }

    /** A reminder that a message told of which the other side took. @param claimed when it was claimed here */
    public record Call(long reminder, Instant claimed) {}

    /**
     * A night that is over.
     *
     * @param due the visits that must have a reminder
     * @param mayDoubt how many messages may be in doubt: {@code max-in-flight} for each kill, and each answer that said
     *     nothing
     * @param allowed whether a message might be claimed when it was: within its window, its visit not cancelled before
     */
    public record Night(
            Set<String> due, List<Reminder> reminders, List<Call> accepted, long mayDoubt, Predicate<Call> allowed) {}

    /** Everything that is wrong with the night, in words; empty where the promise was kept. */
    public static List<String> violations(Night night) {
        Map<Long, Long> calls =
                night.accepted().stream().collect(Collectors.groupingBy(Call::reminder, Collectors.counting()));
        List<String> wrong = new ArrayList<>();
        night.reminders().forEach(reminder -> judge(reminder, calls.getOrDefault(reminder.id(), 0L), wrong));
        night.accepted().stream()
                .filter(night.allowed().negate())
                .forEach(call -> wrong.add("sent against a rule: " + call));
        strangers(night, calls.keySet()).forEach(id -> wrong.add("sent without a reminder: " + id));
        lost(night).forEach(visit -> wrong.add("lost: " + visit));
        long doubted = messages(night, "IN_DOUBT");
        if (doubted > night.mayDoubt()) {
            wrong.add(doubted + " in doubt where at most " + night.mayDoubt() + " may be");
        }
        return wrong;
    }

    /** Those said to be refused that the other side never refused. @param refused reminders it did refuse for good */
    public static List<String> inventedRefusals(List<Reminder> reminders, Set<Long> refused) {
        return reminders.stream()
                .filter(reminder -> reminder.state().equals("FAILED") && !refused.contains(reminder.id()))
                .map(reminder -> "said to be refused, and was not: " + reminder)
                .toList();
    }

    private static void judge(Reminder reminder, long calls, List<String> wrong) {
        if (calls > 1) {
            wrong.add("sent " + calls + " times: " + reminder);
        }
        switch (reminder.state()) {
            case "SENT" -> require(calls >= 1, "said to be sent, and never arrived: ", reminder, wrong);
            case "FAILED", "SUPPRESSED" -> require(calls == 0, "arrived, and said not to be sent: ", reminder, wrong);
            case "PLANNED" -> require(calls == 0, "arrived, and will be sent again: ", reminder, wrong);
            case "SENDING" -> wrong.add("left claimed: " + reminder);
            case "IN_DOUBT" -> require(calls <= 1, "in doubt, and arrived twice: ", reminder, wrong);
            default -> wrong.add("in no state that is known: " + reminder);
        }
    }

    private static void require(boolean holds, String otherwise, Reminder reminder, List<String> wrong) {
        if (!holds) {
            wrong.add(otherwise + reminder);
        }
    }

    private static Set<Long> strangers(Night night, Set<Long> called) {
        Set<Long> strangers = new TreeSet<>(called);
        night.reminders().forEach(reminder -> strangers.remove(reminder.id()));
        return strangers;
    }

    private static Set<String> lost(Night night) {
        Set<String> lost = new TreeSet<>(night.due());
        night.reminders().forEach(reminder -> lost.remove(reminder.visit()));
        return lost;
    }

    private static long messages(Night night, String state) {
        return night.reminders().stream()
                .filter(reminder -> reminder.state().equals(state))
                .map(Reminder::message)
                .distinct()
                .count();
    }
}
