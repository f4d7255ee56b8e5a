package io.nightrounds.dispatch.history;

import io.nightrounds.dispatch.AttemptKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which wording each attempt was made with: the last that its run had before the claim. Reads only. */
@Component
public final class SentWordings {
    private static final String OF_APPOINTMENT = """
            select t.reminder_id, t.number, x.hash, x.subject, x.body
            from attempt t
            join reminder r on r.id = t.reminder_id
            left join reminder_way w on w.reminder_id = t.reminder_id and w.channel = t.channel
            join run_text v on v.run = t.run and v.campaign = r.campaign
                and v.language = coalesce(w.language, r.language) and v.channel = t.channel
            join text_version x on x.hash = v.hash
            where r.appointment_id = :appointment and v.since <= t.claimed_at
            order by t.reminder_id, t.number, v.since
            """;

    private final JdbcClient jdbc;

    SentWordings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A text as the job file had it, its fields still in braces.
     *
     * @param version SHA-256 of the text, hex
     */
    public record Wording(String version, @Nullable String subject, String body) {}

    /** By the number of the attempt, in the order in which they were made. */
    public Map<String, Wording> of(String appointment) {
        Map<String, Wording> wordings = new LinkedHashMap<>();
        jdbc.sql(OF_APPOINTMENT).param("appointment", appointment).query(row -> {
            wordings.put(new AttemptKey(row.getLong("reminder_id"), row.getInt("number")).toString(), wording(row));
        });
        return wordings;
    }

    private static Wording wording(ResultSet row) throws SQLException {
        return new Wording(row.getString("hash"), row.getString("subject"), row.getString("body"));
    }
}
