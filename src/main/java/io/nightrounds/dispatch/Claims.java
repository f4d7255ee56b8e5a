package io.nightrounds.dispatch;

import io.nightrounds.appointment.Channel;
import io.nightrounds.campaign.DeclinedContacts;
import io.nightrounds.campaign.DeclinedContacts.Contact;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Claims groups of due reminders: reads each afresh, checks it once more, and writes the claim before any send. */
@Component
class Claims {
    private final DueReminders due;
    private final ClaimCheck check;
    private final DeclinedContacts declinedContacts;
    private final DeliveryLedger ledger;
    private final Clock clock;

    Claims(DueReminders due, ClaimCheck check, DeclinedContacts declinedContacts, DeliveryLedger ledger, Clock clock) {
        this.due = due;
        this.check = check;
        this.declinedContacts = declinedContacts;
        this.ledger = ledger;
        this.clock = clock;
    }

    DeliveryLedger ledger() {
        return ledger;
    }

    /** How many reminders this run has still to decide. */
    long waiting(long run) {
        return due.waiting(run);
    }

    List<DueReminders.Waiting> page(long run, String provider, long after) {
        return due.page(run, provider, after);
    }

    /** The messages that are claimed and so must be sent now; the others of the group are suppressed or deferred. */
    List<OutboundMessage> claim(long run, Map<Long, Lane> group) {
        Map<Long, String> providers = new HashMap<>();
        Map<String, Sender> senders = new HashMap<>();
        List<Decision> decisions = new ArrayList<>();
        group.forEach((reminder, lane) -> {
            providers.put(reminder, lane.sender().provider());
            senders.put(lane.sender().provider(), lane.sender());
        });
        for (Sender sender : senders.values()) {
            List<Long> own = group.keySet().stream()
                    .filter(reminder -> sender.provider().equals(providers.get(reminder)))
                    .toList();
            decisions.addAll(decisions(own, sender::schedules, false));
        }
        return ledger.carryOut(run, providers, decisions);
    }

    /**
     * What is to become of each of these reminders as they stand now.
     *
     * @param synced true takes for granted that AppointmentsSync accepts every appointment
     */
    List<Decision> decisions(Collection<Long> reminders, Predicate<Channel> schedules, boolean synced) {
        List<DueReminder> afresh = due.afresh(reminders);
        Set<Contact> declined = declined(afresh);
        Instant now = clock.instant();
        return afresh.stream()
                .map(reminder -> synced ? reminder.asSynced() : reminder)
                .map(reminder -> check.decide(reminder, declined, schedules.test(reminder.channel()), now))
                .toList();
    }

    private Set<Contact> declined(List<DueReminder> reminders) {
        Set<Contact> contacts = new HashSet<>();
        for (DueReminder reminder : reminders) {
            String recipient = reminder.patient().contact(reminder.channel());
            if (recipient != null) {
                contacts.add(new Contact(reminder.channel(), recipient));
            }
        }
        return declinedContacts.among(contacts);
    }
}
