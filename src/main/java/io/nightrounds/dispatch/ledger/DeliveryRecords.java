package io.nightrounds.dispatch.ledger;

import io.nightrounds.appointment.Moments;
import io.nightrounds.retention.Expiry;
import io.nightrounds.retention.Kind;
import io.nightrounds.retention.RunRecords;
import io.nightrounds.retention.Tally;
import io.nightrounds.retention.VisitRecords;
import io.nightrounds.retention.Visits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a purge deletes of tables {@code delivery}, {@code attempt} and {@code resolution}. */
@Component
@Order(1)
class DeliveryRecords implements VisitRecords, RunRecords {
    /** Joined from the left: HSQLDB then looks every id up by the index, where an inner join scans the table. */
    private static final String REMINDERS = """
            from unnest(cast(:ids as varchar(200) array)) as k(id)
            left join reminder r on r.practice = :practice and r.appointment_id = k.id
            """;

    /** What was decided since, such as a doubt that a person resolved, is as young as the decision. */
    private static final String UNSETTLED = "select distinct r.appointment_id " + REMINDERS + """
            left join delivery d on d.reminder_id = r.id
            where r.id is not null
              and (d.state is null and r.suppressed is null or d.state in ('PLANNED', 'SENDING', 'IN_DOUBT')
                   or d.changed_at >= :before or d.run in (:unfinished))
            """;

    private static final String OF_UNFINISHED_RUNS = "select distinct r.appointment_id " + REMINDERS + """
            left join attempt t on t.reminder_id = r.id
            where t.run in (:unfinished)
            """;

    /** With what the vendor said of the number later: a refusal that stood alone would close it again. */
    private static final String REFUSED = "select distinct r.appointment_id " + REMINDERS + """
            left join attempt t on t.reminder_id = r.id and t.settled_at >= :refused_since
            left join attempt x on x.recipient = t.recipient and x.channel = t.channel
                 and x.outcome = 'recipient-refused' and x.settled_at >= :refused_since
            where x.reminder_id is not null
            """;

    /** A doubt is looked up in the vendor's log, where the numbers of these attempts are not taken for its own. */
    private static final String BESIDE_A_DOUBT = "select distinct r.appointment_id " + REMINDERS + """
            left join attempt t on t.reminder_id = r.id
            left join attempt x on x.recipient = t.recipient
            left join delivery e on e.reminder_id = x.reminder_id
            where e.state in ('SENDING', 'IN_DOUBT')
            """;

    private static final String UNSETTLED_OF_RUN = """
            select 1 from delivery d
            where d.run = :run and d.state in ('PLANNED', 'SENDING', 'IN_DOUBT')
            union all
            select 1 from attempt t join delivery d on d.reminder_id = t.reminder_id
            where t.run = :run and d.state in ('PLANNED', 'SENDING', 'IN_DOUBT')
            fetch first 1 row only
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DeliveryRecords(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public Set<String> needed(Visits visits, Expiry expiry) {
        Set<String> needed = new HashSet<>();
        for (String query : List.of(UNSETTLED, OF_UNFINISHED_RUNS, REFUSED, BESIDE_A_DOUBT)) {
            needed.addAll(of(visits, query)
                    .param("before", Moments.written(expiry.before()))
                    .param("refused_since", Moments.written(expiry.refusedSince()))
                    .param("unfinished", expiry.unfinishedOrNone())
                    .query(String.class)
                    .set());
        }
        return needed;
    }

    @Override
    public void delete(Visits visits, Tally tally) {
        List<Object[]> reminders =
                of(visits, "select r.id " + REMINDERS + " where r.id is not null").query(Long.class).list().stream()
                        .map(reminder -> new Object[] {reminder})
                        .toList();
        batches.batchUpdate("delete from resolution where reminder_id = ?", reminders);
        tally.add(Kind.ATTEMPTS, batches.batchUpdate("delete from attempt where reminder_id = ?", reminders));
        batches.batchUpdate("delete from delivery where reminder_id = ?", reminders);
    }

    @Override
    public boolean needs(long run) {
        return jdbc.sql(UNSETTLED_OF_RUN)
                .param("run", run)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private JdbcClient.StatementSpec of(Visits visits, String query) {
        return jdbc.sql(query).param("practice", visits.practice()).param("ids", visits.array());
    }
}
