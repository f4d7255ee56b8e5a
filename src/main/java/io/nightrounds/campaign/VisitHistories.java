package io.nightrounds.campaign;

import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Moments;
import io.nightrounds.campaign.VisitHistory.Told;
import io.nightrounds.campaign.cadence.Occasion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the tables of appointments and of deliveries tell about the past of visits. */
@Component
class VisitHistories {
    /** Columns of {@code appointment a} beside those of the appointment itself. */
    static final String SELECT = """
            a.first_seen_run as h_first_seen_run, a.placed_run as h_placed_run, a.placed_at as h_placed_at,
            a.status_at as h_status_at
            """;

    /**
     * The first run that read a whole feed once the practice had appointments. What a run that broke off had read
     * before is not news to the next one.
     */
    private static final String FIRST_FEED = """
            select min(f.run) as run from feed f
            where f.source = 'appointments' and f.finished = true
              and f.run >= (select p.first_run from practice_seen p where p.practice = :practice)
            """;

    /** A range, because HSQLDB reads all reminders of the practice for a list of ids. */
    private static final String TOLD = """
            select r.appointment_id, r.start_at, r.occasion
            from reminder r join delivery d on d.reminder_id = r.id
            where r.practice = :practice and r.appointment_id between :first and :last
              and d.state in ('SENT', 'IN_DOUBT')
            """;

    private final JdbcClient jdbc;
    private final Planner planner;

    VisitHistories(JdbcClient jdbc, Planner planner) {
        this.jdbc = jdbc;
        this.planner = planner;
    }

    /** An appointment's own columns. */
    record Seen(
            AppointmentKey key,
            @Nullable Long firstRun,
            @Nullable Long placedRun,
            @Nullable Instant placed,
            @Nullable Instant status) {
        static Seen read(AppointmentKey key, ResultSet row) throws SQLException {
            return new Seen(
                    key,
                    number(row, "h_first_seen_run"),
                    number(row, "h_placed_run"),
                    Moments.readOrNull(row, "h_placed_at"),
                    Moments.readOrNull(row, "h_status_at"));
        }

        private VisitHistory history(long firstFeed, List<Told> told) {
            return new VisitHistory(
                    after(firstFeed, firstRun), after(firstFeed, placedRun) ? placed : null, status, told);
        }

        private static boolean after(long firstFeed, @Nullable Long run) {
            return run != null && run > firstFeed;
        }
    }

    /** The histories of appointments of one practice, in the order in which the database sorts their ids. */
    Function<Seen, VisitHistory> of(String practice, List<Seen> seen) {
        if (seen.isEmpty()) {
            return one -> VisitHistory.NONE;
        }
        long firstFeed = firstFeed(practice);
        Map<String, List<Told>> told = planner.asksForEvents()
                ? told(
                        practice,
                        seen.get(0).key().id(),
                        seen.get(seen.size() - 1).key().id())
                : Map.of();
        return one -> one.history(firstFeed, told.getOrDefault(one.key().id(), List.of()));
    }

    private long firstFeed(String practice) {
        return jdbc.sql(FIRST_FEED)
                .param("practice", practice)
                .query((row, n) -> row.getObject("run", Long.class))
                .optional()
                .orElse(Long.MAX_VALUE);
    }

    private Map<String, List<Told>> told(String practice, String first, String last) {
        Map<String, List<Told>> told = new HashMap<>();
        jdbc.sql(TOLD)
                .param("practice", practice)
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    told.computeIfAbsent(row.getString("appointment_id"), id -> new ArrayList<>())
                            .add(new Told(Moments.read(row, "start_at"), Occasion.valueOf(row.getString("occasion"))));
                });
        return told;
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
