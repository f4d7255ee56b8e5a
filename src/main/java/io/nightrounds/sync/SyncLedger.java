package io.nightrounds.sync;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentColumns;
import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Dialect;
import io.nightrounds.appointment.Moments;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What AppointmentsSync last said of each appointment: the only writer of {@code sync_status}, but for {@link
 * SyncRecords}, which deletes old rows. An appointment has one row, which belongs to the run that attempted it last; so
 * a run's numbers hold until a later run begins.
 */
@Component
public class SyncLedger {
    // The one rule of what is due, for the reader and for the numbers: attempted in this run, unchanged, or neither.
    // Attempts are counted by themselves: a later run that sees the appointment again takes its seen_run over.
    // The cast keeps HSQLDB from padding the shorter literal to the length of the longer.
    private static final String STATE = """
            case when s.run = :run then s.status
                 when s.status = 'ACCEPTED' and s.content_hash = a.content_hash then cast('UNCHANGED' as varchar(20))
                 else cast('NOT_REACHED' as varchar(20)) end""";

    // Of each condition that it cannot look into, PostgreSQL believes that one row in two hundred meets it. Of two it
    // would expect a handful of rows, and read and sort a million for every page of them; so they are one.
    private static final String DUE = """
            select %s
            from appointment a
            left join sync_status s on s.practice = a.practice and s.appointment_id = a.id %s
            where a.seen_run = :run and %s
              and case when %s = 'NOT_REACHED'
                  and coalesce((select b.bucket from practice_bucket b where b.practice = a.practice), 0) = :bucket
                  then true else false end = true
            order by a.practice, a.id
            limit :most
            """;

    // PostgreSQL goes to the place in its index, and to the same place in that of the other table where it is told to.
    // HSQLDB does so by "practice >= :practice" alone, not by the "or".
    static final String DUE_ON_POSTGRESQL = DUE.formatted(
            AppointmentColumns.SELECT,
            "and (s.practice, s.appointment_id) > (:practice, :id)",
            "(a.practice, a.id) > (:practice, :id)",
            STATE);

    private static final String DUE_ON_HSQLDB = DUE.formatted(
            AppointmentColumns.SELECT, "", "a.practice >= :practice and (a.practice > :practice or a.id > :id)", STATE);

    private static final String COUNTS = """
            select state, count(*) as appointments
            from (select s.status as state from sync_status s where s.run = :run
                  union all
                  select %s as state
                  from appointment a
                  left join sync_status s on s.practice = a.practice and s.appointment_id = a.id
                  where a.seen_run = :run and (s.run is null or s.run <> :run)) item
            group by state
            """.formatted(STATE);

    private static final String PROBLEMS = """
            select practice, appointment_id, content_hash, status, message
            from sync_status
            where run = :run and status <> 'ACCEPTED'
            order by status, practice, appointment_id
            fetch first %d rows only
            """;

    // One statement for all rows, whose columns come as arrays: a statement a row costs several times as much.
    // The casts tell PostgreSQL what a bare parameter is.
    private static final String ROWS = """
            select u.practice, u.appointment_id, u.content_hash, u.status, u.message,
                cast(? as bigint) as run, cast(? as timestamp(3) with time zone) as synced_at
            from unnest(cast(? as varchar(100) array), cast(? as varchar(200) array), cast(? as varchar(64) array),
                        cast(? as varchar(20) array), cast(? as varchar(1000) array))
                as u (practice, appointment_id, content_hash, status, message)
            """;

    private static final String WRITE_ON_HSQLDB = """
            merge into sync_status s
            using (%s) as v
            on s.practice = v.practice and s.appointment_id = v.appointment_id
            when matched then update set
                content_hash = v.content_hash, status = v.status, message = v.message,
                run = v.run, synced_at = v.synced_at
            when not matched then insert
                (practice, appointment_id, content_hash, status, message, run, synced_at)
                values (v.practice, v.appointment_id, v.content_hash, v.status, v.message, v.run, v.synced_at)
            """.formatted(ROWS);

    // HSQLDB knows no "on conflict"; and for a merge of many rows, PostgreSQL reads the whole table.
    private static final String WRITE_ON_POSTGRESQL = """
            insert into sync_status (practice, appointment_id, content_hash, status, message, run, synced_at)
            %s
            on conflict (practice, appointment_id) do update set
                content_hash = excluded.content_hash, status = excluded.status, message = excluded.message,
                run = excluded.run, synced_at = excluded.synced_at
            """.formatted(ROWS);

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;
    private final Clock clock;

    SyncLedger(JdbcClient jdbc, JdbcTemplate rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /** The run's sync in numbers, in one statement, so that they add up. */
    public SyncCounts counts(long run) {
        Map<String, Long> byState = new HashMap<>();
        RowCallbackHandler each = row -> byState.put(row.getString("state"), row.getLong("appointments"));
        jdbc.sql(COUNTS).param("run", run).query(each);
        return counts(byState);
    }

    /** The first appointments that this run attempted and that were refused or, after those, are unknown. */
    public List<SyncResult> problems(long run, int most) {
        return jdbc.sql(PROBLEMS.formatted(most))
                .param("run", run)
                .query((row, number) -> result(row))
                .list();
    }

    /**
     * The next appointments that this run saw, has not attempted, and that are not accepted as they now are. The run's
     * number stands in the statement: of a run that it is not told PostgreSQL believes that it saw what an average
     * night was the last to see, of which there are hundreds, and reads and sorts all that this one saw for every page.
     *
     * @param bucket that of their practices
     */
    List<Appointment> due(long run, int bucket, AppointmentKey after, int most) {
        String statement = Dialect.of(rows) == Dialect.POSTGRESQL ? DUE_ON_POSTGRESQL : DUE_ON_HSQLDB;
        return jdbc.sql(statement.replace(":run", Long.toString(run)))
                .param("bucket", bucket)
                .param("practice", after.practice())
                .param("id", after.id())
                .param("most", most)
                .query((row, number) -> AppointmentColumns.read(row))
                .list();
    }

    /** No appointment may occur twice. */
    void write(long run, List<SyncResult> results) {
        OffsetDateTime now = Moments.written(clock.instant());
        rows.update(connection -> writing(connection, run, results, now));
    }

    private static PreparedStatement writing(
            Connection connection, long run, List<SyncResult> results, OffsetDateTime now) throws SQLException {
        boolean postgres = Dialect.of(connection) == Dialect.POSTGRESQL;
        PreparedStatement statement = connection.prepareStatement(postgres ? WRITE_ON_POSTGRESQL : WRITE_ON_HSQLDB);
        statement.setLong(1, run);
        statement.setObject(2, now);
        texts(statement, 3, results, SyncResult::practice);
        texts(statement, 4, results, SyncResult::appointmentId);
        texts(statement, 5, results, SyncResult::contentHash);
        texts(statement, 6, results, result -> result.status().name());
        texts(statement, 7, results, SyncResult::message);
        return statement;
    }

    private static void texts(
            PreparedStatement statement, int at, List<SyncResult> results, Function<SyncResult, @Nullable String> text)
            throws SQLException {
        Object[] column = results.stream().map(text).toArray();
        statement.setArray(at, statement.getConnection().createArrayOf("varchar", column));
    }

    private static SyncCounts counts(Map<String, Long> byState) {
        long accepted = byState.getOrDefault("ACCEPTED", 0L);
        long refused = byState.getOrDefault("REFUSED", 0L);
        long unknown = byState.getOrDefault("UNKNOWN", 0L);
        long due = accepted + refused + unknown + byState.getOrDefault("NOT_REACHED", 0L);
        return new SyncCounts(due, accepted, refused, unknown, byState.getOrDefault("UNCHANGED", 0L));
    }

    private static SyncResult result(ResultSet row) throws SQLException {
        return new SyncResult(
                row.getString("practice"),
                row.getString("appointment_id"),
                row.getString("content_hash"),
                SyncStatus.valueOf(row.getString("status")),
                row.getString("message"));
    }
}
