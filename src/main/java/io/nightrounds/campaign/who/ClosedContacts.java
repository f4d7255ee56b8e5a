package io.nightrounds.campaign.who;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.campaign.who.DeclinedContacts.Contact;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The numbers and addresses that must not be used, whatever their patient says: declined by someone, or refused for
 * good.
 */
@Component
public final class ClosedContacts {
    private final DeclinedContacts declined;
    private final FailedContacts failed;

    public ClosedContacts(DeclinedContacts declined, FailedContacts failed) {
        this.declined = declined;
        this.failed = failed;
    }

    /** @param failed those that a vendor refused for good, and when */
    public record Closed(Set<Contact> declined, Map<Contact, Instant> failed) {
        public static final Closed NONE = new Closed(Set.of(), Map.of());

        public Closed {
            declined = Set.copyOf(declined);
            failed = Map.copyOf(failed);
        }

        public boolean isDeclined(Patient reached, Channel channel) {
            Contact contact = contact(reached, channel);
            return contact != null && declined.contains(contact);
        }

        /** When a vendor refused the contact for good; null where none did. */
        public @Nullable Instant failed(Patient reached, Channel channel) {
            Contact contact = contact(reached, channel);
            return contact == null ? null : failed.get(contact);
        }
    }

    /** What is closed of the contacts of these patients, their guardians' included. A few queries for all. */
    public Closed of(Collection<Patient> patients) {
        return of(patients, EnumSet.allOf(Channel.class));
    }

    /** The same of their contacts on these channels only. */
    public Closed of(Collection<Patient> patients, Set<Channel> channels) {
        Set<Contact> contacts = new HashSet<>();
        for (Patient patient : patients) {
            addAll(contacts, patient, channels);
            if (patient.guardian().isKnown()) {
                addAll(contacts, patient.throughGuardian(), channels);
            }
        }
        return new Closed(declined.among(contacts), failed.among(contacts));
    }

    private static void addAll(Set<Contact> contacts, Patient patient, Set<Channel> channels) {
        for (Channel channel : channels) {
            Contact contact = contact(patient, channel);
            if (contact != null) {
                contacts.add(contact);
            }
        }
    }

    private static @Nullable Contact contact(Patient patient, Channel channel) {
        String recipient = patient.contact(channel);
        return recipient == null ? null : new Contact(channel, recipient);
    }
}
