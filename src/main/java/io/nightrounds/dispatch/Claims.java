package io.nightrounds.dispatch;

import io.nightrounds.campaign.who.ClosedContacts;
import io.nightrounds.campaign.who.ClosedContacts.Closed;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Claims groups of due reminders: reads each afresh, checks it once more, and writes the claim before any send. */
@Component
class Claims {
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

    DeliveryLedger ledger() {
        return ledger;
    }

    Clock clock() {
        return clock;
    }

    /** How many reminders are still to be decided here. */
    long waiting(Portion portion) {
        return due.waiting(portion);
    }

    /** Until when a vendor asked to be left alone; empty where it did not, or that is over. */
    Optional<Instant> askedToWait(String provider) {
        return due.askedToWait(provider, clock.instant());
    }

    List<DueReminders.Waiting> page(Portion portion, String provider, long after) {
        return due.page(portion, provider, after);
    }

    /** The messages that are claimed and so must be sent now; the others of the group are suppressed or deferred. */
    List<OutboundMessage> claim(long run, Map<Long, Lane> group) {
        Predicate<DueReminder> schedules = due -> {
            Lane lane = group.get(due.id());
            return lane != null && lane.sender().schedules(due.channel());
        };
        List<DueReminder> theirs = due.afresh(group.keySet()).stream()
                .filter(reminder -> belongs(reminder, group.get(reminder.id())))
                .toList();
        return ledger.carryOut(
                run,
                decisions(theirs, schedules).stream()
                        .map(decision -> unlessRefused(decision, group.get(decision.reminder())))
                        .toList());
    }

    /** Not where it has gone on to another vendor since it was queued. */
    private static boolean belongs(DueReminder reminder, @Nullable Lane lane) {
        return lane != null && lane.sender().provider().equals(reminder.way().provider());
    }

    /** Those of the reminders that wait for another vendor now, because they have gone on to another way. */
    List<DueReminders.GoneOn> goneOn(long run, Collection<Long> reminders) {
        return due.goneOn(run, reminders);
    }

    private static Decision unlessRefused(Decision decision, @Nullable Lane lane) {
        return lane == null ? decision : lane.unlessRefused(decision);
    }

    /**
     * What is to become of each of these reminders as they stand now.
     *
     * @param schedules whether the reminder's vendor can be told to send later
     * @param synced true takes for granted that AppointmentsSync accepts every appointment
     */
    List<Decision> decisions(Collection<Long> reminders, Predicate<DueReminder> schedules, boolean synced) {
        return decisions(
                due.afresh(reminders).stream()
                        .map(reminder -> synced ? reminder.asSynced() : reminder)
                        .toList(),
                schedules);
    }

    private List<Decision> decisions(List<DueReminder> afresh, Predicate<DueReminder> schedules) {
        Closed closed = contacts.of(afresh.stream().map(DueReminder::patient).toList());
        Instant now = clock.instant();
        return afresh.stream()
                .map(reminder -> check.decide(reminder, closed, schedules.test(reminder), now))
                .toList();
    }
}
