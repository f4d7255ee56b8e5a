package io.nightrounds.dispatch.outlook;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.dispatch.claim.Claims;
import io.nightrounds.dispatch.claim.DueReminder;
import io.nightrounds.dispatch.claim.DueReminders;
import io.nightrounds.dispatch.ledger.Decision;
import io.nightrounds.dispatch.ledger.Decision.Send;
import io.nightrounds.dispatch.ledger.Portion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** What a run has still to send, without sending anything. Reads a page at a time. */
@Component
public final class Outlook {
    private static final String PROVIDERS = """
            select distinct provider from delivery
            where state = 'PLANNED' and run = :run and provider is not null
            order by provider
            """;

    /** Joined from the left: HSQLDB then looks every id up by the key, where an inner join scans the table. */
    private static final String SUBJECTS = """
            select r.id, r.practice, r.campaign
            from unnest(cast(:ids as bigint array)) as k(id) left join reminder r on r.id = k.id
            """;

    private static final String UNSENT = """
            select r.campaign, coalesce(d.reason, 'unnamed') as reason, count(*) as n
            from delivery d join reminder r on r.id = d.reminder_id
            where d.run = :run and (d.state = 'SUPPRESSED' or d.state = 'PLANNED' and d.provider is null)
            group by r.campaign, coalesce(d.reason, 'unnamed')
            """;

    private final JdbcClient jdbc;
    private final Claims claims;
    private final ListableBeanFactory beans;

    Outlook(JdbcClient jdbc, Claims claims, ListableBeanFactory beans) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.beans = beans;
    }

    private record Subject(String practice, String campaign) {}

    /** Reminders of a run that it will not send whatever happens, for one reason. */
    public record Unsent(String campaign, String reason, long reminders) {}

    /** Makes the run's what is planned and not sent, as the dispatch does first. */
    public void takeUp(long run) {
        claims.ledger().takeUp(run, beans.getBean(DispatchProperties.class).senders());
    }

    /** Keeps the run's reminders planned, with that reason. */
    public void hold(long run, String why) {
        claims.ledger().hold(run, why);
    }

    /** What was suppressed when it was planned, or is carried by no vendor. */
    public List<Unsent> unsent(long run) {
        return jdbc.sql(UNSENT)
                .param("run", run)
                .query((row, n) -> new Unsent(row.getString("campaign"), row.getString("reason"), row.getLong("n")))
                .list();
    }

    /**
     * Decides about each reminder that the run took up just as the dispatch would.
     *
     * @param synced true takes for granted that AppointmentsSync accepts every appointment
     */
    public void foresee(long run, boolean synced, Consumer<Foreseen> each) {
        Set<Long> together = new HashSet<>();
        for (String provider :
                jdbc.sql(PROVIDERS).param("run", run).query(String.class).list()) {
            Terms terms = new Terms(beans.getBean(provider, Sender.class), synced);
            List<Long> page = page(run, provider, DueReminders.BEFORE_ALL);
            while (!page.isEmpty()) {
                List<Decision> decisions = claims.decisions(run, page, terms).stream()
                        .filter(decision -> isNew(decision, together))
                        .toList();
                Map<Long, Subject> subjects =
                        subjects(decisions.stream().flatMap(Outlook::reminders).toList());
                decisions.stream()
                        .flatMap(decision -> of(decision, provider, subjects))
                        .forEach(each);
                page = page(run, provider, page.get(page.size() - 1));
            }
        }
    }

    private List<Long> page(long run, String provider, long after) {
        return claims.page(Portion.whole(run), provider, after).stream()
                .map(DueReminders.Waiting::reminder)
                .toList();
    }

    private record Terms(Sender sender, boolean synced) implements Claims.Terms {
        @Override
        public boolean schedules(DueReminder due) {
            return sender.schedules(due.channel());
        }

        @Override
        public DueReminder seen(DueReminder due) {
            return synced ? due.asSynced() : due;
        }
    }

    /** What one message tells of together may lie on several pages. */
    private static boolean isNew(Decision decision, Set<Long> together) {
        if (together.contains(decision.reminder())) {
            return false;
        }
        List<Long> reminders = reminders(decision).toList();
        if (reminders.size() > 1) {
            together.addAll(reminders);
        }
        return true;
    }

    private static Stream<Long> reminders(Decision decision) {
        return decision instanceof Send send
                ? send.message().attempts().stream().map(AttemptKey::reminder)
                : Stream.of(decision.reminder());
    }

    private Map<Long, Subject> subjects(List<Long> reminders) {
        Map<Long, Subject> subjects = new HashMap<>();
        jdbc.sql(SUBJECTS)
                .param("ids", new SqlArrayValue("bigint", reminders.toArray()))
                .query(row -> {
                    subjects.put(row.getLong("id"), new Subject(row.getString("practice"), row.getString("campaign")));
                });
        return subjects;
    }

    private static Stream<Foreseen> of(Decision decision, String provider, Map<Long, Subject> subjects) {
        OutboundMessage message = decision instanceof Send send ? send.message() : null;
        return reminders(decision).map(reminder -> {
            Subject subject = Objects.requireNonNull(subjects.get(reminder));
            return new Foreseen(
                    reminder,
                    subject.practice(),
                    subject.campaign(),
                    provider,
                    message,
                    reminder != decision.reminder(),
                    whyNot(decision),
                    decision instanceof Decision.Defer);
        });
    }

    private static @Nullable String whyNot(Decision decision) {
        if (decision instanceof Decision.Suppress suppress) {
            return suppress.reason().word();
        }
        if (decision instanceof Decision.EndWay end) {
            return end.reason().word();
        }
        return decision instanceof Decision.Defer defer ? defer.deferral().word() : null;
    }
}
