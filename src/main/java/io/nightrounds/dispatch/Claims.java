package io.nightrounds.dispatch;

import io.nightrounds.appointment.Channel;
import io.nightrounds.campaign.DeclinedContacts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Claims groups of due reminders: reads each afresh, checks it once more, and writes the claim before any send. */
@Component
class Claims {
    private final DueReminders due;
    private final ClaimCheck check;
    private final DeclinedContacts declinedContacts;
    private final DeliveryLedger ledger;
    private final Clock clock;

    Claims(
            DueReminders due,
            ClaimCheck check,
            DeclinedContacts declinedContacts,
            DeliveryLedger ledger,
            Clock clock) {
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

    List<Long> page(long run, String provider, long after) {
        return due.page(run, provider, after);
    }

    /** The messages that are claimed and so must be sent now; the others of the group are suppressed or deferred. */
    List<OutboundMessage> claim(long run, Map<Long, Lane> group) {
        List<DueReminder> reminders = due.afresh(group.keySet());
        Map<Channel, Set<String>> declined = declined(reminders);
        Instant now = clock.instant();
        List<Decision> decisions = new ArrayList<>();
        Map<Long, String> providers = new HashMap<>();
        for (DueReminder reminder : reminders) {
            Sender sender = Objects.requireNonNull(group.get(reminder.id())).sender();
            providers.put(reminder.id(), sender.provider());
            decisions.add(check.decide(
                    reminder,
                    declined.getOrDefault(reminder.channel(), Set.of()),
                    sender.schedules(reminder.channel()),
                    now));
        }
        return ledger.carryOut(run, providers, decisions);
    }

    private Map<Channel, Set<String>> declined(List<DueReminder> reminders) {
        Map<Channel, Set<String>> contacts = new EnumMap<>(Channel.class);
        for (DueReminder reminder : reminders) {
            String contact = reminder.patient().contact(reminder.channel());
            if (contact != null) {
                contacts.computeIfAbsent(reminder.channel(), channel -> new java.util.HashSet<>())
                        .add(contact);
            }
        }
        return contacts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> declinedContacts.among(entry.getKey(), entry.getValue())));
    }
}
