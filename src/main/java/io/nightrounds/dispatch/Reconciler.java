package io.nightrounds.dispatch;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DeliveryLog.LookUp;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Listed;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Unanswered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Settles what is in doubt by a vendor's own log, where it has one and the job file lets it. It runs before any claim. */
@Component
class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private static final String IN_DOUBT = """
            select d.reminder_id, d.attempts, t.channel, t.recipient, t.request_hash, t.scheduled_for, t.claimed_at,
                   r.not_after
            from delivery d
            join attempt t on t.reminder_id = d.reminder_id and t.number = d.attempts
            join reminder r on r.id = d.reminder_id
            where d.state = 'IN_DOUBT' and t.provider = :provider
            order by d.reminder_id
            """;

    private static final String KNOWN = """
            select provider_id from attempt
            where provider = :provider and recipient = :recipient and provider_id is not null
            """;

    private final JdbcClient jdbc;
    private final DeliveryLedger ledger;
    private final ListableBeanFactory beans;
    private final Clock clock;

    Reconciler(JdbcClient jdbc, DeliveryLedger ledger, ListableBeanFactory beans, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.beans = beans;
        this.clock = clock;
    }

    /** Looks up every attempt in doubt of that vendor; the first look-up that fails ends it until the next run. */
    void reconcile(String provider) {
        List<InDoubt> doubts = beans.containsBean(provider + "-log") ? inDoubt(provider) : List.of();
        if (doubts.isEmpty()) {
            return;
        }
        DeliveryLog log = beans.getBean(provider + "-log", DeliveryLog.class);
        if (log.use() == DeliveryLog.Use.OFF) {
            return;
        }
        for (InDoubt doubt : doubts) {
            LookUp lookUp = log.lookUp(doubt.recipient()).join();
            if (lookUp instanceof Unanswered unanswered) {
                LOG.warn(
                        "The log of {} could not be asked: {}. What is in doubt stays so.",
                        provider,
                        unanswered.reason());
                return;
            }
            settle(doubt, LogEvidence.of(doubt, ((Listed) lookUp).entries(), known(provider, doubt)), log);
        }
    }

    private void settle(InDoubt doubt, LogEvidence evidence, DeliveryLog log) {
        Instant now = clock.instant();
        boolean settled = !now.isBefore(doubt.claimedAt().plus(log.settleTime()));
        if (evidence.id() != null) {
            ledger.settle(List.of(new Settlement(
                    doubt.attempt(), DeliveryState.SENT, "found-in-log", null, evidence.words(), evidence.id(), now)));
        } else if (evidence.missing() && settled && log.use() == DeliveryLog.Use.TRUST) {
            ledger.settle(List.of(notSent(doubt, evidence, now)));
        } else {
            ledger.note(doubt.attempt(), evidence.words() + (settled ? "" : ", so far") + " (looked up " + now + ")");
        }
    }

    private static Settlement notSent(InDoubt doubt, LogEvidence evidence, Instant now) {
        boolean timely = !now.isAfter(doubt.notAfter());
        return new Settlement(
                doubt.attempt(),
                timely ? DeliveryState.PLANNED : DeliveryState.SUPPRESSED,
                "not-in-log",
                timely ? null : "too-late",
                evidence.words(),
                null,
                now);
    }

    private Set<String> known(String provider, InDoubt doubt) {
        return new HashSet<>(jdbc.sql(KNOWN)
                .param("provider", provider)
                .param("recipient", doubt.recipient())
                .query(String.class)
                .list());
    }

    private List<InDoubt> inDoubt(String provider) {
        return jdbc.sql(IN_DOUBT)
                .param("provider", provider)
                .query((row, n) -> inDoubt(row))
                .list();
    }

    private static InDoubt inDoubt(ResultSet row) throws SQLException {
        OffsetDateTime scheduled = row.getObject("scheduled_for", OffsetDateTime.class);
        return new InDoubt(
                new AttemptKey(row.getLong("reminder_id"), row.getInt("attempts")),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                row.getString("request_hash"),
                scheduled == null ? null : scheduled.toInstant(),
                instant(row, "claimed_at"),
                instant(row, "not_after"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
