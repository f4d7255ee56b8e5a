package io.nightrounds.campaign;

import io.nightrounds.appointment.Moments;
import io.nightrounds.retention.Expiry;
import io.nightrounds.retention.Kind;
import io.nightrounds.retention.Tally;
import io.nightrounds.retention.VisitRecords;
import io.nightrounds.retention.Visits;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a purge deletes of tables {@code reminder} and {@code reminder_way}. */
@Component
@Order(2)
class CampaignRecords implements VisitRecords {
    /** The time of a reminder counts for the caps, and for what the patient knows of a visit that was moved. */
    private static final String NEEDED = """
            select distinct r.appointment_id from unnest(cast(:ids as varchar(200) array)) as k(id)
            left join reminder r on r.practice = :practice and r.appointment_id = k.id
            where r.start_at >= :before or r.not_after >= :before
               or r.run in (:unfinished) or r.replanned_run in (:unfinished)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Forgotten forgotten;

    CampaignRecords(JdbcClient jdbc, JdbcTemplate batches, Forgotten forgotten) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.forgotten = forgotten;
    }

    @Override
    public void begin(Expiry expiry) {
        forgotten.note(expiry.before());
    }

    @Override
    public Set<String> needed(Visits visits, Expiry expiry) {
        return jdbc.sql(NEEDED)
                .param("practice", visits.practice())
                .param("ids", visits.array())
                .param("before", Moments.written(expiry.before()))
                .param("unfinished", expiry.unfinishedOrNone())
                .query(String.class)
                .set();
    }

    /** The further ways go with their reminder. */
    @Override
    public void delete(Visits visits, Tally tally) {
        tally.add(
                Kind.REMINDERS,
                batches.batchUpdate("delete from reminder where practice = ? and appointment_id = ?", visits.keys()));
    }
}
