package io.nightrounds.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts a run's rows. What must agree is counted from different tables on purpose, never one from the other. */
@Component
class FigureQueries {
    /** How many of one practice, or of one channel, are in one state. */
    record Cell(String key, String state, long count) {}

    private final JdbcClient db;

    FigureQueries(JdbcClient db) {
        this.db = db;
    }

    long rowsRead(long run) {
        return db.sql("select coalesce(sum(rows_read), 0) from feed where run = :run and source = 'appointments'")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /** Whether an earlier run read the same file, unchanged since. */
    boolean readBefore(long run) {
        return db.sql("""
                        select count(*) from feed mine
                        join feed earlier on earlier.source = mine.source and earlier.location = mine.location
                          and earlier.bytes = mine.bytes and earlier.modified_at = mine.modified_at
                        where mine.run = :run and mine.source = 'appointments'
                          and earlier.run < mine.run and earlier.finished
                        """).param("run", run).query(Long.class).single() > 0;
    }

    Map<String, Long> valid(long run) {
        return byKey("""
                select practice as k, count(*) as n from appointment where seen_run = :run group by practice
                """, run);
    }

    /** A row with several mistakes is one rejected row. */
    Map<String, Long> rejected(long run) {
        return byKey("""
                select coalesce(practice, '') as k, count(*) as n
                from (select line, min(practice) as practice from rejection
                      where run = :run and refused and source = 'appointments' group by line) refused_row
                group by practice
                """, run);
    }

    /**
     * States: what AppointmentsSync said in this run, or UNCHANGED, or NOT_REACHED. The casts keep HSQLDB from padding
     * the shorter word with blanks to the length of the longer one.
     */
    List<Cell> sync(long run) {
        return cells("""
                select '' as k, state, count(*) as n
                from (select case when s.run = :run then s.status
                                  when s.status = 'ACCEPTED' and s.content_hash = a.content_hash then cast('UNCHANGED' as varchar(20))
                                  else cast('NOT_REACHED' as varchar(20)) end as state
                      from appointment a
                      left join sync_status s on s.practice = a.practice and s.appointment_id = a.id
                      where a.seen_run = :run or s.run = :run) item
                group by state
                """, run);
    }

    /** Reminders due, counted from the reminders: planned in this run, or planned before and taken up by it. */
    Map<String, Long> due(long run) {
        return byKey("""
                select r.practice as k, count(*) as n
                from (select id from reminder where run = :run
                      union select reminder_id from delivery where run = :run) mine
                join reminder r on r.id = mine.id
                group by r.practice
                """, run);
    }

    List<Cell> statesByPractice(long run) {
        return cells(
                "select k, state, count(*) as n from (" + ReminderRows.STATES + ") delivered group by k, state", run);
    }

    List<Cell> statesByChannel(long run) {
        return cells(
                "select channel as k, state, count(*) as n from (" + ReminderRows.STATES
                        + ") delivered group by channel, state",
                run);
    }

    private Map<String, Long> byKey(String sql, long run) {
        Map<String, Long> counts = new TreeMap<>();
        db.sql(sql).param("run", run).query(row -> {
            counts.put(row.getString("k"), row.getLong("n"));
        });
        return counts;
    }

    private List<Cell> cells(String sql, long run) {
        return db.sql(sql)
                .param("run", run)
                .query((row, n) -> new Cell(row.getString("k"), row.getString("state"), row.getLong("n")))
                .list();
    }
}
