package io.nightrounds.sync;

import io.nightrounds.retention.Expiry;
import io.nightrounds.retention.Kind;
import io.nightrounds.retention.Tally;
import io.nightrounds.retention.VisitRecords;
import io.nightrounds.retention.Visits;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a purge deletes of table {@code sync_status}. Nothing of it keeps a visit. */
@Component
@Order(3)
class SyncRecords implements VisitRecords {
    private final JdbcTemplate jdbc;

    SyncRecords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> needed(Visits visits, Expiry expiry) {
        return Set.of();
    }

    @Override
    public void delete(Visits visits, Tally tally) {
        tally.add(
                Kind.SYNC_STATUSES,
                jdbc.batchUpdate("delete from sync_status where practice = ? and appointment_id = ?", visits.keys()));
    }
}
