package io.nightrounds.campaign;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentColumns;
import io.nightrounds.appointment.Moments;
import io.nightrounds.appointment.Patient;
import io.nightrounds.appointment.PatientColumns;
import io.nightrounds.appointment.Practice;
import io.nightrounds.appointment.Practices;
import io.nightrounds.campaign.who.ClosedContacts;
import io.nightrounds.campaign.who.ClosedContacts.Closed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The visits of a practice, a page at a time in the order of their ids. */
@Component
final class VisitPages {
    static final int SIZE = 1000;

    /** Ordered by both columns of the key: by the id alone, HSQLDB sorts the whole practice for every page. */
    private static final String PAGE = "select " + AppointmentColumns.SELECT + ", " + VisitHistories.SELECT + ", "
            + PatientColumns.SELECT + """
            from appointment a left join patient p on p.practice = a.practice and p.id = a.patient_id
            where a.practice = :practice and a.id > :after and a.start_at >= :from
              and (a.start_at < :until or a.placed_at >= :seen or a.status_at >= :seen)
            order by a.practice, a.id
            """
            + "fetch first " + SIZE + " rows only";

    private static final String BY_ID =
            "select " + AppointmentColumns.SELECT + ", " + VisitHistories.SELECT + ", " + PatientColumns.SELECT + """
            from appointment a left join patient p on p.practice = a.practice and p.id = a.patient_id
            where a.id = :appointment order by a.practice
            """;

    private final JdbcClient jdbc;
    private final ClosedContacts contacts;
    private final Practices practices;
    private final VisitHistories histories;

    VisitPages(JdbcClient jdbc, ClosedContacts contacts, Practices practices, VisitHistories histories) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.practices = practices;
        this.histories = histories;
    }

    /** The practices of this job, in a fixed order. */
    SortedSet<String> practices() {
        return new TreeSet<>(practices.keys());
    }

    Practice practice(String key) {
        return practices.of(key);
    }

    /**
     * The next visits of a practice that lie within reach.
     *
     * @param after the id of the last visit of the page before; empty for the first page
     * @return fewer than {@link #SIZE} on the last page only
     */
    List<Visit> next(String practice, String after, Planner.Reach reach) {
        List<Joined> rows = jdbc.sql(PAGE)
                .param("practice", practice)
                .param("after", after)
                .param("from", Moments.written(reach.from()))
                .param("until", Moments.written(reach.until()))
                .param("seen", Moments.written(reach.seen()))
                .query((row, number) -> Joined.read(row))
                .list();
        return visits(practice, rows);
    }

    /** The visits of that id, at most one a practice. */
    List<Visit> withId(String appointment) {
        return jdbc
                .sql(BY_ID)
                .param("appointment", appointment)
                .query((row, number) -> Joined.read(row))
                .list()
                .stream()
                .flatMap(row -> visits(row.appointment().key().practice(), List.of(row)).stream())
                .toList();
    }

    private List<Visit> visits(String practice, List<Joined> rows) {
        Closed closed = contacts.of(rows.stream().map(Joined::patient).toList());
        Function<VisitHistories.Seen, VisitHistory> history =
                histories.of(practice, rows.stream().map(Joined::seen).toList());
        return rows.stream()
                .map(row -> new Visit(
                        row.appointment(), row.patient(), practices.of(practice), closed, history.apply(row.seen())))
                .toList();
    }

    private record Joined(Appointment appointment, Patient patient, VisitHistories.Seen seen) {
        static Joined read(ResultSet row) throws SQLException {
            Appointment appointment = AppointmentColumns.read(row);
            if (row.getString("p_id") == null) {
                throw new IllegalStateException("Appointment '"
                        + appointment.key().id() + "' of practice '"
                        + appointment.key().practice() + "' has no patient in the database. Reading the feed writes"
                        + " both; if a new run does not mend this, it is a defect.");
            }
            return new Joined(appointment, PatientColumns.read(row), VisitHistories.Seen.read(appointment.key(), row));
        }
    }
}
