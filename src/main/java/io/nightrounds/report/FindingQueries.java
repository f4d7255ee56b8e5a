package io.nightrounds.report;

import io.nightrounds.report.FigureQueries.Cell;
import io.nightrounds.report.Findings.Cause;
import io.nightrounds.report.Findings.ChannelFallback;
import io.nightrounds.report.Findings.ChannelFigures;
import io.nightrounds.report.Findings.LanguageFallback;
import io.nightrounds.report.Findings.Reason;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the reminders of a run and why: questions that no other room can answer alone. */
@Component
class FindingQueries {
    private final JdbcClient db;
    private final FigureQueries figures;

    FindingQueries(JdbcClient db, FigureQueries figures) {
        this.db = db;
        this.figures = figures;
    }

    long patientsTold(long run) {
        return db.sql("""
                select count(*) from (select distinct r.practice, r.patient_id
                    from delivery d join reminder r on r.id = d.reminder_id
                    where d.run = :run and d.state = 'SENT') told
                """).param("run", run).query(Long.class).single();
    }

    List<Cause> failures(long run) {
        return db.sql("""
                select coalesce(d.provider, 'none') as provider, coalesce(lower(d.channel), 'none') as channel,
                       coalesce(d.reason, 'unnamed') as reason, min(d.detail) as example, count(*) as n
                from delivery d join reminder r on r.id = d.reminder_id
                where d.run = :run and d.state = 'FAILED'
                group by d.provider, d.channel, d.reason
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

    List<Reason> reasons(long run, String state) {
        return db.sql("select coalesce(reason, 'unnamed') as reason, count(*) as n, min(detail) as example from ("
                        + ReminderRows.STATES
                        + ") delivered where state = :state group by reason order by n desc, reason")
                .param("run", run)
                .param("state", state)
                .query((row, n) -> new Reason(row.getString("reason"), row.getLong("n"), row.getString("example")))
                .list();
    }

    List<ChannelFigures> channels(long run) {
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

    List<ChannelFallback> channelFallbacks(long run) {
        return db.sql("""
                select lower(r.channel) as wanted, lower(d.channel) as used, count(*) as n,
                       count(case when d.state = 'SENT' then 1 end) as sent
                from delivery d join reminder r on r.id = d.reminder_id
                where d.run = :run and d.way > 0
                group by r.channel, d.channel order by n desc, wanted, used
                """)
                .param("run", run)
                .query((row, n) -> new ChannelFallback(
                        row.getString("wanted"), row.getString("used"), row.getLong("n"), row.getLong("sent")))
                .list();
    }

    List<LanguageFallback> languageFallbacks(long run) {
        return db
                .sql("""
                select p.language as wanted, coalesce(w.language, r.language) as used, count(*) as n
                from delivery d join reminder r on r.id = d.reminder_id
                left join reminder_way w on w.reminder_id = r.id and w.nth = d.way
                join patient p on p.practice = r.practice and p.id = r.patient_id
                where d.run = :run and d.state = 'SENT' and p.language is not null and r.language is not null
                group by p.language, coalesce(w.language, r.language) order by n desc, wanted
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
}
