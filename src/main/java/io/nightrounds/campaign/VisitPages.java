package io.nightrounds.campaign;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentColumns;
import io.nightrounds.appointment.Channel;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientColumns;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The visits of a practice, a page at a time in the order of their ids. */
@Component
final class VisitPages {
    static final int SIZE = 1000;

    /** Ordered by both columns of the key: by the id alone, HSQLDB sorts the whole practice for every page. */
    private static final String PAGE = "select " + AppointmentColumns.SELECT + ", " + PatientColumns.SELECT + """
            from appointment a left join patient p on p.practice = a.practice and p.id = a.patient_id
            where a.practice = :practice and a.id > :after and a.start_at >= :from and a.start_at < :until
            order by a.practice, a.id
            """
            + "fetch first " + SIZE + " rows only";

    private final JdbcClient jdbc;
    private final DeclinedContacts declined;
    private final Practices practices;

    VisitPages(JdbcClient jdbc, DeclinedContacts declined, Practices practices) {
        this.jdbc = jdbc;
        this.declined = declined;
        this.practices = practices;
    }

    /** The practices of this job, in a fixed order. */
    SortedSet<String> practices() {
        return new TreeSet<>(practices.keys());
    }

    Practice practice(String key) {
        return practices.of(key);
    }

    /**
     * The next visits of a practice that begin from {@code from} on and before {@code until}.
     *
     * @param after the id of the last visit of the page before; empty for the first page
     * @return fewer than {@link #SIZE} on the last page only
     */
    List<Visit> next(String practice, String after, Instant from, Instant until) {
        List<Joined> rows = jdbc.sql(PAGE)
                .param("practice", practice)
                .param("after", after)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> Joined.read(row))
                .list();
        Set<DeclinedContacts.Contact> no = declined.among(
                rows.stream().flatMap(row -> row.contacts().stream()).toList());
        return rows.stream().map(row -> row.visit(practices.of(practice), no)).toList();
    }

    private record Joined(Appointment appointment, Patient patient) {
        static Joined read(ResultSet row) throws SQLException {
            Appointment appointment = AppointmentColumns.read(row);
            if (row.getString("p_id") == null) {
                throw new IllegalStateException("Appointment '"
                        + appointment.key().id() + "' of practice '"
                        + appointment.key().practice() + "' has no patient in the database. Reading the feed writes"
                        + " both; if a new run does not mend this, it is a defect.");
            }
            return new Joined(appointment, PatientColumns.read(row));
        }

        Collection<DeclinedContacts.Contact> contacts() {
            List<DeclinedContacts.Contact> contacts = new ArrayList<>();
            for (Channel channel : Channel.values()) {
                String recipient = patient.contact(channel);
                if (recipient != null) {
                    contacts.add(new DeclinedContacts.Contact(channel, recipient));
                }
            }
            return contacts;
        }

        Visit visit(Practice practice, Set<DeclinedContacts.Contact> declined) {
            Set<Channel> no = EnumSet.noneOf(Channel.class);
            for (DeclinedContacts.Contact contact : contacts()) {
                if (declined.contains(contact)) {
                    no.add(contact.channel());
                }
            }
            return new Visit(appointment, patient, practice, no);
        }
    }
}
