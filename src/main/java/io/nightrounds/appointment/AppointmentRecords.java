package io.nightrounds.appointment;

import io.nightrounds.retention.Expiry;
import io.nightrounds.retention.Kind;
import io.nightrounds.retention.Tally;
import io.nightrounds.retention.VisitCatalog;
import io.nightrounds.retention.VisitRecords;
import io.nightrounds.retention.Visits;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a purge deletes of tables {@code appointment} and {@code patient}. */
@Component
@Order(4)
class AppointmentRecords implements VisitRecords, VisitCatalog {
    /** Ordered by both columns of the key: by the id alone, HSQLDB sorts the whole practice for every page. */
    private static final String BEGUN = """
            select id from appointment
            where practice = :practice and id > :after and start_at < :before
            order by practice, id
            fetch first %d rows only
            """;

    private static final String SEEN = """
            select a.id from unnest(cast(:ids as varchar(200) array)) as k(id)
            left join appointment a on a.practice = :practice and a.id = k.id
            where a.seen_run in (:unfinished)
            """;

    private static final String LEFT = """
            select id from patient where practice = :practice
            except select patient_id from appointment where practice = :practice
            except select patient_id from reminder where practice = :practice
            """;

    private static final String WILLING = "(opt_out = '' and do_not_contact = false)";

    /** Leaves alone what is reduced already, so that a patient counts once. */
    private static final String REDUCE = """
            update patient set first_name = null, middle_name = null, last_name = null, date_of_birth = null,
                gender = null, language = null, zone = null, consent = null
            where practice = ? and id = ? and not %s
              and coalesce(first_name, middle_name, last_name, gender, language, zone, consent,
                           cast(date_of_birth as varchar(20))) is not null
            """.formatted(WILLING);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    AppointmentRecords(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public List<String> practices() {
        return jdbc.sql("select practice from appointment union select practice from patient order by practice")
                .query(String.class)
                .list();
    }

    @Override
    public Visits begun(String practice, Instant before, String after, int most) {
        return new Visits(
                practice,
                jdbc.sql(BEGUN.formatted(most))
                        .param("practice", practice)
                        .param("after", after)
                        .param("before", Moments.written(before))
                        .query(String.class)
                        .list());
    }

    @Override
    public Set<String> needed(Visits visits, Expiry expiry) {
        return jdbc.sql(SEEN)
                .param("practice", visits.practice())
                .param("ids", visits.array())
                .param("unfinished", expiry.unfinishedOrNone())
                .query(String.class)
                .set();
    }

    @Override
    public void delete(Visits visits, Tally tally) {
        tally.add(
                Kind.VISITS,
                batches.batchUpdate("delete from appointment where practice = ? and id = ?", visits.keys()));
    }

    @Override
    public List<String> patientsLeft(String practice) {
        return jdbc.sql(LEFT).param("practice", practice).query(String.class).list();
    }

    @Override
    public void deletePatients(String practice, List<String> ids, Tally tally) {
        List<Object[]> keys = new Visits(practice, ids).keys();
        tally.add(
                Kind.PATIENTS,
                batches.batchUpdate("delete from patient where practice = ? and id = ? and " + WILLING, keys));
        tally.add(Kind.DECLINED, batches.batchUpdate(REDUCE, keys));
    }
}
