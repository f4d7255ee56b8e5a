package io.nightrounds.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts a run's reminders. Planning and dispatch must agree, so what is due and what became of it are counted from
 * different tables on purpose, never one from the other.
 */
@Component
class FigureQueries {
    /** How many of one practice, or of one channel, are in one state, and how many messages of theirs these are. */
    record Cell(String key, String state, long count, long messages) {}

    private final JdbcClient db;

    FigureQueries(JdbcClient db) {
        this.db = db;
    }

    /** Reminders due, counted from the reminders: planned in this run, or planned before and taken up by it. */
    Map<String, Long> due(long run) {
        Map<String, Long> counts = new TreeMap<>();
        db.sql("""
                select r.practice as k, count(*) as n
                from (select id from reminder where run = :run
                      union select reminder_id from delivery where run = :run) mine
                join reminder r on r.id = mine.id
                group by r.practice
                """).param("run", run).query(row -> {
            counts.put(row.getString("k"), row.getLong("n"));
        });
        return counts;
    }

    List<Cell> statesByPractice(long run) {
        return cells(
                "select k, state, count(*) as n, sum(messages) as m from (" + ReminderRows.STATES
                        + ") delivered group by k, state",
                run);
    }

    List<Cell> statesByChannel(long run) {
        return cells(
                "select channel as k, state, count(*) as n, sum(messages) as m from (" + ReminderRows.STATES
                        + ") delivered group by channel, state",
                run);
    }

    private List<Cell> cells(String sql, long run) {
        return db.sql(sql)
                .param("run", run)
                .query((row, n) ->
                        new Cell(row.getString("k"), row.getString("state"), row.getLong("n"), row.getLong("m")))
                .list();
    }
}
