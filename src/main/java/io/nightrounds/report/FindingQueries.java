package io.nightrounds.report;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.report.FigureQueries.Cell;
import io.nightrounds.report.Findings.Cause;
import io.nightrounds.report.Findings.ChannelFigures;
import io.nightrounds.report.Findings.Doubt;
import io.nightrounds.report.Findings.LanguageFallback;
import io.nightrounds.report.Findings.Reason;
import io.nightrounds.report.Findings.SyncRefusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands behind the figures of a run: the items to decide, to mend, and to explain. */
@Component
class FindingQueries {
    private static final int REMINDERS_SHOWN = 500;

    private final JdbcClient db;
    private final FigureQueries figures;
    private final RejectionRows rejections;
    private final ReminderRows reminders;

    FindingQueries(JdbcClient db, FigureQueries figures, RejectionRows rejections, ReminderRows reminders) {
        this.db = db;
        this.figures = figures;
        this.rejections = rejections;
        this.reminders = reminders;
    }

    Findings of(long run) {
        RejectionRows.Summary rows = rejections.summary(run);
        return new Findings(
                patientsTold(run),
                doubts(run),
                failures(run),
                syncRefusals(run),
                rows.problems(),
                rows.refused(),
                rows.valuesNotUsed(),
                reasons(run, "SUPPRESSED"),
                reasons(run, "PLANNED"),
                channels(run),
                languageFallbacks(run),
                reminders.sample(run, REMINDERS_SHOWN));
    }

    private long patientsTold(long run) {
        return db.sql("""
                select count(*) from (select distinct r.practice, r.patient_id
                    from delivery d join reminder r on r.id = d.reminder_id
                    where d.run = :run and d.state = 'SENT') told
                """).param("run", run).query(Long.class).single();
    }

    private List<Doubt> doubts(long run) {
        return db.sql("""
                select t.reminder_id, t.number, t.provider, lower(t.channel) as channel, t.recipient, t.claimed_at,
                       t.detail, t.settled_at, r.practice, r.appointment_id, r.start_at, a.zone
                from delivery d join reminder r on r.id = d.reminder_id
                join attempt t on t.reminder_id = d.reminder_id
                     and t.number = (select max(number) from attempt l where l.reminder_id = d.reminder_id)
                left join appointment a on a.practice = r.practice and a.id = r.appointment_id
                where d.run = :run and d.state in ('IN_DOUBT', 'SENDING')
                order by t.claimed_at, t.reminder_id fetch first 500 rows only
                """).param("run", run).query((row, n) -> doubt(row)).list();
    }

    private static Doubt doubt(ResultSet row) throws SQLException {
        return new Doubt(
                new AttemptKey(row.getLong("reminder_id"), row.getInt("number")).toString(),
                row.getString("practice"),
                row.getString("appointment_id"),
                ReminderRows.visit(row),
                row.getString("channel"),
                Masked.contact(row.getString("recipient")),
                row.getString("provider"),
                ReminderRows.instant(row, "claimed_at"),
                evidence(row.getString("detail")));
    }

    private static String evidence(@Nullable String detail) {
        return detail == null
                ? "The run ended while this message was on its way. No answer was recorded."
                : shortened(detail, 300);
    }

    private List<Cause> failures(long run) {
        return db.sql("""
                select coalesce(d.provider, 'none') as provider, coalesce(lower(r.channel), 'none') as channel,
                       coalesce(d.reason, 'unnamed') as reason, min(d.detail) as example, count(*) as n
                from delivery d join reminder r on r.id = d.reminder_id
                where d.run = :run and d.state = 'FAILED'
                group by d.provider, r.channel, d.reason
                order by n desc, reason fetch first 100 rows only
                """)
                .param("run", run)
                .query((row, n) -> new Cause(
                        row.getString("provider"),
                        row.getString("channel"),
                        row.getString("reason"),
                        row.getString("example"),
                        row.getLong("n")))
                .list();
    }

    private List<SyncRefusal> syncRefusals(long run) {
        return db.sql("""
                select practice, appointment_id, lower(status) as status, message from sync_status
                where run = :run and status <> 'ACCEPTED'
                order by status, practice, appointment_id fetch first 200 rows only
                """)
                .param("run", run)
                .query((row, n) -> new SyncRefusal(
                        row.getString("practice"),
                        row.getString("appointment_id"),
                        row.getString("status"),
                        shortenedOrNull(row.getString("message"), 300)))
                .list();
    }

    private List<Reason> reasons(long run, String state) {
        return db.sql("select coalesce(reason, 'unnamed') as reason, count(*) as n, min(detail) as example from ("
                        + ReminderRows.STATES
                        + ") delivered where state = :state group by reason order by n desc, reason")
                .param("run", run)
                .param("state", state)
                .query((row, n) -> new Reason(row.getString("reason"), row.getLong("n"), row.getString("example")))
                .list();
    }

    private List<ChannelFigures> channels(long run) {
        List<Cell> cells = figures.statesByChannel(run);
        TreeSet<String> words = new TreeSet<>();
        cells.forEach(cell -> words.add(cell.key()));
        return words.stream().map(word -> channel(word, cells)).toList();
    }

    private static ChannelFigures channel(String word, List<Cell> cells) {
        List<Cell> own = cells.stream().filter(cell -> cell.key().equals(word)).toList();
        long due = own.stream().mapToLong(Cell::count).sum();
        return new ChannelFigures(word, State.reminders(due, own));
    }

    private List<LanguageFallback> languageFallbacks(long run) {
        return db
                .sql("""
                select p.language as wanted, r.language as used, count(*) as n
                from delivery d join reminder r on r.id = d.reminder_id
                join patient p on p.practice = r.practice and p.id = r.patient_id
                where d.run = :run and d.state = 'SENT' and p.language is not null and r.language is not null
                group by p.language, r.language order by n desc, wanted
                """)
                .param("run", run)
                .query((row, n) ->
                        new LanguageFallback(row.getString("wanted"), row.getString("used"), row.getLong("n")))
                .stream()
                .filter(pair -> !language(pair.wanted()).equals(language(pair.used())))
                .toList();
    }

    /** {@code en-GB} and {@code en} are one language: a text in either is no fallback. */
    private static String language(String tag) {
        return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    }

    private static @Nullable String shortenedOrNull(@Nullable String text, int length) {
        return text == null ? null : shortened(text, length);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
