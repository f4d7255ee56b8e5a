package io.nightrounds.dispatch.doubt;

import io.nightrounds.dispatch.DeliveryLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's log proves of one attempt. A message is found where there are as many entries of its receiver, its
 * text and its time as there are attempts that they could be: one and one, as a rule. It is missing only where nothing
 * in the log could be it, even if the log's clock, its spelling of numbers or its handling of texts were not as
 * assumed: between the two the doubt stays.
 *
 * @param id the vendor's id of the one entry; null where none was found
 * @param missing whether no entry can be the message
 * @param words one line for a person
 */
record LogEvidence(@Nullable String id, boolean missing, String words) {
    /** Clocks differ a little, and a vendor may log a moment after it answered. */
    private static final Duration EARLY = Duration.ofMinutes(2);

    private static final Duration LATE = Duration.ofMinutes(10);
    /** More than any two time zones are apart. */
    private static final Duration ELSEWHERE = Duration.ofHours(27);

    private static final int TELLING_DIGITS = 7;

    /**
     * @param known ids of messages that are accounted for
     * @param rivals other attempts at the same contact of which no id is known: an entry may be theirs
     */
    static LogEvidence of(InDoubt attempt, List<DeliveryLog.Entry> entries, Set<String> known, List<InDoubt> rivals) {
        List<DeliveryLog.Entry> possible = entries.stream()
                .filter(entry -> !known.contains(entry.id()))
                .filter(entry -> maybeTo(attempt.recipient(), entry.receiver()))
                .filter(within(attempt, ELSEWHERE, ELSEWHERE).or(entry -> entry.created() == null))
                .toList();
        List<DeliveryLog.Entry> same =
                possible.stream().filter(entry -> fits(attempt, entry)).toList();
        long claimants = 1
                + rivals.stream()
                        .filter(rival -> same.stream().anyMatch(entry -> fits(rival, entry)))
                        .count();
        if (same.size() == claimants && !same.get(0).id().isEmpty()) {
            return found(same.get(0));
        }
        return possible.isEmpty()
                ? new LogEvidence(null, true, "the vendor's log has no such message")
                : new LogEvidence(
                        null, false, "the vendor's log has " + possible.size() + " messages that may be this one");
    }

    private static boolean fits(InDoubt attempt, DeliveryLog.Entry entry) {
        return digits(entry.receiver()).equals(digits(attempt.recipient()))
                && attempt.hasText(entry.body())
                && within(attempt, EARLY, LATE).test(entry);
    }

    private static LogEvidence found(DeliveryLog.Entry entry) {
        return new LogEvidence(
                entry.id(), false, "found in the vendor's log as " + entry.id() + ", created " + entry.created());
    }

    private static Predicate<DeliveryLog.Entry> within(InDoubt attempt, Duration before, Duration after) {
        Instant from = attempt.claimedAt().minus(before);
        Instant to = attempt.claimedAt().plus(after);
        return entry -> {
            Instant created = entry.created();
            return created != null && !created.isBefore(from) && !created.isAfter(to);
        };
    }

    private static boolean maybeTo(String recipient, String receiver) {
        return tail(digits(recipient)).equals(tail(digits(receiver)))
                || digits(receiver).isEmpty();
    }

    private static String digits(String number) {
        return number.replaceAll("\\D", "");
    }

    private static String tail(String digits) {
        return digits.substring(Math.max(0, digits.length() - TELLING_DIGITS));
    }
}
