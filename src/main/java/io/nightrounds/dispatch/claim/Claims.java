package io.nightrounds.dispatch.claim;

import io.nightrounds.campaign.who.ClosedContacts;
import io.nightrounds.campaign.who.ClosedContacts.Closed;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.ledger.Decision;
import io.nightrounds.dispatch.ledger.DeliveryLedger;
import io.nightrounds.dispatch.ledger.Portion;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Claims groups of due reminders: reads each afresh, checks it once more, and writes the claim before any send. */
@Component
public class Claims {
    private final DueReminders due;
    private final ClaimCheck check;
    private final ClosedContacts contacts;
    private final DeliveryLedger ledger;
    private final Clock clock;

    Claims(DueReminders due, ClaimCheck check, ClosedContacts contacts, DeliveryLedger ledger, Clock clock) {
        this.due = due;
        this.check = check;
        this.contacts = contacts;
        this.ledger = ledger;
        this.clock = clock;
    }

    public DeliveryLedger ledger() {
        return ledger;
    }

    public Clock clock() {
        return clock;
    }

    /** How many reminders are still to be decided here. */
    public long waiting(Portion portion) {
        return due.waiting(portion);
    }

    /** Until when a vendor asked to be left alone; empty where it did not, or that is over. */
    public Optional<Instant> askedToWait(String provider) {
        return due.askedToWait(provider, clock.instant());
    }

    public List<DueReminders.Waiting> page(Portion portion, String provider, long after) {
        return due.page(portion, provider, after);
    }

    /**
     * The messages that are claimed and so must be sent now; the others of the group are suppressed or deferred.
     *
     * @param group which lane each reminder was taken from; what goes along with one of them is added
     * @param terms what those lanes know of their reminders
     */
    public <L> List<OutboundMessage> claim(long run, Map<Long, L> group, Terms terms) {
        List<Decision> decisions = decisions(run, group.keySet(), terms);
        decisions.forEach(decision -> takeAlong(decision, group));
        return ledger.carryOut(run, decisions);
    }

    /** Where someone else has claimed the reminder that was asked for, the message is left with those it took along. */
    private static <L> void takeAlong(Decision decision, Map<Long, L> group) {
        if (decision instanceof Decision.Send send) {
            List<AttemptKey> attempts = send.message().attempts();
            attempts.stream()
                    .map(attempt -> group.get(attempt.reminder()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(lane -> attempts.forEach(attempt -> group.putIfAbsent(attempt.reminder(), lane)));
        }
    }

    /** What is known of a reminder's way beside the reminder itself. */
    public interface Terms {
        /** Whether the reminder's vendor can be told to send later. */
        boolean schedules(DueReminder due);

        /** Not where it has gone on to another vendor since it was asked for. */
        default boolean takes(DueReminder due) {
            return true;
        }

        /** The reminder as it is to be looked at. */
        default DueReminder seen(DueReminder due) {
            return due;
        }

        /** The decision, or one that leaves it planned because its vendor does not take it. */
        default Decision unlessRefused(Decision decision) {
            return decision;
        }
    }

    /** Those of the reminders that wait for another vendor now, because they have gone on to another way. */
    public List<DueReminders.GoneOn> goneOn(long run, Collection<Long> reminders) {
        return due.goneOn(run, reminders);
    }

    /** What is to become of each of these reminders as they stand now; some may share a message, also with others. */
    public List<Decision> decisions(long run, Collection<Long> reminders, Terms terms) {
        Instant now = clock.instant();
        List<DueReminder> wanted =
                due.afresh(reminders).stream().filter(terms::takes).toList();
        List<DueReminder> others = due.companions(run, wanted, now);
        Closed closed = closed(Stream.concat(wanted.stream(), others.stream()).toList());
        return new Gathering(check, terms::schedules, now)
                .of(
                        wanted.stream()
                                .map(one -> considered(one, terms.schedules(one), terms, closed, now))
                                .toList(),
                        others.stream()
                                .map(one -> considered(one, true, terms, closed, now))
                                .toList());
    }

    private Closed closed(List<DueReminder> reminders) {
        return contacts.of(
                reminders.stream().map(DueReminder::patient).toList(),
                reminders.stream().map(DueReminder::channel).collect(Collectors.toSet()));
    }

    private Gathering.Considered considered(
            DueReminder reminder, boolean schedules, Terms terms, Closed closed, Instant now) {
        Decision decision = check.decide(terms.seen(reminder), closed, schedules, now);
        return new Gathering.Considered(reminder, terms.unlessRefused(decision));
    }
}
