package io.nightrounds.campaign.who;

import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.PatientColumns;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Numbers and addresses whose holder declined: a phone can be shared by a family, and a no given for one of them is a
 * no for that phone on that channel, whichever practice it was given to. A wish not to be contacted is a no on every
 * channel, and a guardian's number is one like any other. Addresses must be written alike to count as
 * the same.
 */
@Component
public final class DeclinedContacts {
    private static final Set<Channel> PHONE = EnumSet.of(Channel.SMS, Channel.VOICE);

    private static final String BY_NUMBER =
            """
            %s union all %s union all %s union all %s
            """.formatted(by("mobile"), by("landline"), by("guardian_mobile"), by("guardian_landline"));

    private static final String BY_EMAIL = """
            %s union all %s
            """.formatted(by("email"), by("guardian_email"));

    private static final String BY_DIRECT = by("direct_address");

    private final NamedParameterJdbcTemplate jdbc;

    public DeclinedContacts(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A way to someone. @param recipient E.164 number or address, as {@code Patient.contact} gives it */
    public record Contact(Channel channel, String recipient) {}

    /** Those of the contacts on which some patient declined that channel. One query a kind of contact. */
    public Set<Contact> among(Collection<Contact> contacts) {
        Set<Contact> declined = new HashSet<>();
        collect(BY_NUMBER, contacts, PHONE, declined);
        collect(BY_EMAIL, contacts, EnumSet.of(Channel.EMAIL), declined);
        collect(BY_DIRECT, contacts, EnumSet.of(Channel.DIRECT), declined);
        declined.retainAll(contacts);
        return declined;
    }

    /** The same words however many are asked for, so that a database reads and plans them once. */
    private static String by(String column) {
        return """
                select p.%s as contact, p.opt_out, p.do_not_contact
                from unnest(cast(:contacts as varchar(320) array)) as k(contact)
                left join patient p on p.%s = k.contact and (p.opt_out <> '' or p.do_not_contact = true)
                where p.id is not null
                """.formatted(column, column);
    }

    private void collect(String query, Collection<Contact> contacts, Set<Channel> channels, Set<Contact> declined) {
        Object[] recipients = contacts.stream()
                .filter(contact -> channels.contains(contact.channel()))
                .map(Contact::recipient)
                .distinct()
                .toArray();
        if (recipients.length == 0) {
            return;
        }
        jdbc.query(query, Map.of("contacts", new SqlArrayValue("varchar", recipients)), row -> {
            List<Channel> optedOut = row.getBoolean("do_not_contact")
                    ? List.of(Channel.values())
                    : PatientColumns.channels(row.getString("opt_out"));
            String recipient = row.getString("contact");
            optedOut.forEach(channel -> declined.add(new Contact(channel, recipient)));
        });
    }
}
