package io.nightrounds.testkit;

import io.nightrounds.testkit.Oracle.Call;
import io.nightrounds.testkit.Oracle.Night;
import io.nightrounds.testkit.Oracle.Reminder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A night of {@link Feed#visits} as its database and the sandbox's ledger have it, before the judge. */
public final class Books {
    private static final String REMINDERS = """
            select r.id, r.appointment_id, d.state from reminder r left join delivery d on d.reminder_id = r.id
            """;

    private static final String CLAIMS = """
            select t.reminder_id, t.claimed_at from attempt t join reminder r on r.id = t.reminder_id
            where r.appointment_id = ? order by t.number desc
            """;

    private Books() {}

    /** What is wrong with it; empty where each visit was told at most once, none was lost, and few are in doubt. */
    public static List<String> violations(String url, Arrivals arrivals, int visits, int mayDoubt) {
        JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(url));
        Set<String> due = IntStream.range(0, visits)
                .mapToObj(n -> String.format("v%04d", n))
                .collect(Collectors.toCollection(HashSet::new));
        List<Call> accepted = arrivals.acceptedSms().stream()
                .map(text -> text.replaceFirst(".*(v\\d{4}).*", "$1"))
                .map(visit -> call(database, visit))
                .toList();
        List<Reminder> reminders = database.query(
                REMINDERS,
                (row, n) -> new Reminder(row.getLong(1), row.getString(2), String.valueOf(row.getString(3))));
        return Oracle.violations(new Night(due, reminders, accepted, mayDoubt, call -> true));
    }

    /** A message that arrived without a claim belongs to no reminder, which the judge does not pass over. */
    private static Call call(JdbcTemplate database, String visit) {
        return database.query(CLAIMS, (row, n) -> call(row), visit).stream()
                .findFirst()
                .orElseGet(() -> new Call(-1, java.time.Instant.EPOCH));
    }

    private static Call call(ResultSet row) throws SQLException {
        return new Call(row.getLong(1), row.getTimestamp(2).toInstant());
    }
}
