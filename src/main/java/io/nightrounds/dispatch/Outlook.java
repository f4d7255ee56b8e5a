package io.nightrounds.dispatch;

import io.nightrounds.appointment.Channel;
import io.nightrounds.campaign.SmsSegments;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a run has still to send, without sending anything. */
@Component
public final class Outlook {
    private static final String WAITING = """
            select provider, count(*) as waiting from delivery
            where state = 'PLANNED' and run = :run and provider is not null
            group by provider order by provider
            """;

    private static final String SUPPRESSED = """
            select reason, count(*) as suppressed from delivery
            where state = 'SUPPRESSED' and run = :run
            group by reason order by suppressed desc, reason
            """;

    private final JdbcClient jdbc;
    private final Claims claims;
    private final ListableBeanFactory beans;
    private final Clock clock;

    Outlook(JdbcClient jdbc, Claims claims, ListableBeanFactory beans, Clock clock) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.beans = beans;
        this.clock = clock;
    }

    /**
     * One reminder as it would go out, or the word for why not.
     *
     * @param sendAt when it would be sent; null where it would not
     * @param smsParts how many messages the operator counts a text as; 0 on other channels
     * @param whyNot a suppression's or deferral's word; null where it would be sent
     */
    public record Foreseen(
            long reminder,
            @Nullable String appointment,
            @Nullable String channel,
            String provider,
            @Nullable String recipient,
            @Nullable Instant sendAt,
            @Nullable String text,
            int smsParts,
            @Nullable String whyNot) {}

    /** How many reminders of that run are planned and not claimed, by vendor. */
    private Map<String, Long> waitingByProvider(long run) {
        return counts(WAITING, "provider", "waiting", run);
    }

    /** How many reminders of that run will never be sent, by reason, the most frequent first. */
    public Map<String, Long> suppressedByReason(long run) {
        return counts(SUPPRESSED, "reason", "suppressed", run);
    }

    /**
     * Takes up the run's reminders and decides about each just as the dispatch would, taking for granted that
     * AppointmentsSync accepts every appointment. It writes deliveries, so it is for a copy of the database only.
     */
    public void foresee(long run, Consumer<Foreseen> each) {
        DispatchProperties properties = beans.getBean(DispatchProperties.class);
        claims.ledger().takeUp(run, properties.senders());
        for (String provider : waitingByProvider(run).keySet()) {
            Sender sender = beans.getBean(provider, Sender.class);
            List<Long> page = page(run, provider, DueReminders.BEFORE_ALL);
            while (!page.isEmpty()) {
                claims.decisions(page, due -> sender.schedules(due.channel()), true)
                        .forEach(decision -> each.accept(of(decision, provider)));
                page = page(run, provider, page.get(page.size() - 1));
            }
        }
    }

    private List<Long> page(long run, String provider, long after) {
        return claims.page(Portion.whole(run), provider, after).stream()
                .map(DueReminders.Waiting::reminder)
                .toList();
    }

    private Foreseen of(Decision decision, String provider) {
        if (decision instanceof Decision.Send send) {
            OutboundMessage message = send.message();
            Instant sendAt = Optional.ofNullable(message.sendAt()).orElse(clock.instant());
            return new Foreseen(
                    decision.reminder(),
                    message.appointment().key().id(),
                    message.channel().word(),
                    provider,
                    message.recipient(),
                    sendAt,
                    message.body(),
                    message.channel() == Channel.SMS
                            ? SmsSegments.of(message.body()).parts()
                            : 0,
                    null);
        }
        String word = decision instanceof Decision.Suppress suppress
                ? suppress.reason().word()
                : ((Decision.Defer) decision).deferral().word();
        return new Foreseen(decision.reminder(), null, null, provider, null, null, null, 0, word);
    }

    private Map<String, Long> counts(String query, String key, String count, long run) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql(query).param("run", run).query(row -> {
            counts.put(row.getString(key), row.getLong(count));
        });
        return counts;
    }
}
