package io.nightrounds.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reminders of a run, one by one, read in pages so that a large night does not have to fit into memory. */
@Component
class ReminderRows {
    /**
     * The reminders of the run: those it took up last, and those it planned that a later run took up. The latter had
     * been left unsent by this one, as only PLANNED reminders are ever taken up. Two queries for the sake of the
     * indexes: an "or" over two tables reads the history of years.
     */
    private static final String OF_RUN = """
            from (select reminder_id as id from delivery where run = :run
                  union all
                  select p.id from reminder p join delivery l on l.reminder_id = p.id
                  where p.run = :run and l.run > :run) mine
            """;

    /** Ordered as the index by run is, so that a page ends where it is full, however large the night. */
    private static final String PAGE_TAKEN_UP = """
            from (select reminder_id as id from delivery where run = :run and reminder_id > :after
                  order by run, reminder_id fetch first 5000 rows only) mine
            """;

    private static final String PAGE_LEFT = """
            from (select p.id from reminder p join delivery l on l.reminder_id = p.id
                  where p.run = :run and l.run > :run and p.id > :after
                  order by p.id fetch first 5000 rows only) mine
            """;

    private static final String DELIVERED = """
            join reminder r on r.id = mine.id
            join delivery d on d.reminder_id = mine.id
            left join attempt t on t.reminder_id = d.reminder_id and t.number = d.attempts
            """;

    /** State by practice (k) and channel; one that another's message told of counts as no message of its own. */
    static final String STATES = """
            select r.practice as k, coalesce(lower(d.channel), 'none') as channel,
                   coalesce(d.detail, r.detail) as detail,
                   case when d.run = :run then d.reason else 'later-run' end as reason,
                   case when d.run = :run then d.state else 'PLANNED' end as state,
                   case when t.told_with is null then 1 else 0 end as messages
            """ + OF_RUN + DELIVERED;

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String COLUMNS = """
            select r.id, r.practice, r.appointment_id, r.patient_id, r.start_at, a.zone, r.campaign, r.touch,
                   lower(d.channel) as channel, coalesce(w.recipient, r.recipient) as recipient,
                   coalesce(w.language, r.language) as language, r.detail as planned_detail,
                   case when d.run = :run then d.state else 'PLANNED' end as state,
                   case when d.run = :run then d.reason else 'later-run' end as reason,
                   d.detail, d.provider, d.provider_id, d.attempts, d.scheduled_for, d.changed_at,
                   d.fell_back, t.told_with
            """;
    private static final String WHERE_AND_WHEN = """
            left join reminder_way w on w.reminder_id = r.id and w.nth = d.way
            left join appointment a on a.practice = r.practice and a.id = r.appointment_id
            """;

    private final JdbcClient db;

    ReminderRows(JdbcClient db) {
        this.db = db;
    }

    /** Every reminder of the run: what it took up, then what it left; each in the order in which they were planned. */
    void forEach(long run, Consumer<ReminderRow> sink) {
        forEach(PAGE_TAKEN_UP, run, sink);
        forEach(PAGE_LEFT, run, sink);
    }

    private void forEach(String pages, long run, Consumer<ReminderRow> sink) {
        List<ReminderRow> page = page(pages, run, 0);
        while (!page.isEmpty()) {
            page.forEach(sink);
            page = page(pages, run, page.get(page.size() - 1).reminder());
        }
    }

    /** The first reminders of the run by practice and visit. */
    List<ReminderRow> sample(long run, int limit) {
        return db.sql(select(OF_RUN) + "order by r.practice, r.start_at, r.id fetch first " + limit + " rows only")
                .param("run", run)
                .query((row, n) -> read(row))
                .list();
    }

    private List<ReminderRow> page(String mine, long run, long after) {
        return db.sql(select(mine) + "order by mine.id")
                .param("run", run)
                .param("after", after)
                .query((row, n) -> read(row))
                .list();
    }

    private static String select(String mine) {
        return COLUMNS + mine + DELIVERED + WHERE_AND_WHEN;
    }

    private static ReminderRow read(ResultSet row) throws SQLException {
        String detail = row.getString("detail");
        return new ReminderRow(
                row.getLong("id"),
                row.getString("practice"),
                row.getString("appointment_id"),
                row.getString("patient_id"),
                visit(row),
                row.getString("campaign"),
                row.getString("touch"),
                row.getString("channel"),
                Masked.contactOrNull(row.getString("recipient")),
                row.getString("language"),
                State.word(row.getString("state")),
                row.getString("reason"),
                detail != null ? detail : row.getString("planned_detail"),
                row.getString("provider"),
                row.getString("provider_id"),
                row.getInt("attempts"),
                message(row),
                instantOrNull(row, "scheduled_for"),
                instant(row, "changed_at"),
                row.getString("fell_back"));
    }

    private static @Nullable String message(ResultSet row) throws SQLException {
        String toldWith = row.getString("told_with");
        int attempts = row.getInt("attempts");
        return toldWith != null || attempts == 0 ? toldWith : row.getLong("id") + "." + attempts;
    }

    private static String visit(ResultSet row) throws SQLException {
        String zone = row.getString("zone");
        return visit(instant(row, "start_at"), zone == null ? null : ZoneId.of(zone));
    }

    /** The visit's start on its clinic's clock; in UTC, and saying so, where the appointment is gone. */
    static String visit(Instant start, @Nullable ZoneId zone) {
        return zone == null
                ? start.atZone(ZoneOffset.UTC).format(LOCAL) + " UTC"
                : start.atZone(zone).format(LOCAL);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
