package io.nightrounds.dispatch;

import io.nightrounds.appointment.Channel;
import io.nightrounds.database.ClaimGuard;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only writer of {@code delivery} and {@code attempt} during a run. Every method is one durable transaction of its
 * own, whatever transaction the caller is in: a claim that is rolled back with a Batch step would be a second message.
 */
@Component
class DeliveryLedger {
    /** The vendor of the reminder's channel, by today's job file. */
    private static final String PROVIDER = """
            case r.channel when 'SMS' then cast(:sms as varchar(40)) when 'VOICE' then cast(:voice as varchar(40))
                when 'EMAIL' then cast(:email as varchar(40)) when 'DIRECT' then cast(:direct as varchar(40)) end""";

    /** Which share of a dispatch the reminder of a delivery belongs to. */
    private static final String BUCKET = """
            coalesce((select b.bucket from practice_bucket b join reminder r on r.practice = b.practice
                      where r.id = delivery.reminder_id), 0)""";

    private static final String TAKE_UP_NEW = """
            insert into delivery (reminder_id, state, reason, detail, provider, run, attempts, next_attempt_at, changed_at,
                   bucket)
            select r.id, case when r.suppressed is null then cast('PLANNED' as varchar(12))
                     else cast('SUPPRESSED' as varchar(12)) end, r.suppressed, r.detail,
                   %s, :run, 0, :now, :now,
                   coalesce((select b.bucket from practice_bucket b where b.practice = r.practice), 0)
            from reminder r
            where not exists (select 1 from delivery d where d.reminder_id = r.id)
            """.formatted(PROVIDER);

    private static final String PLANNED_AGAIN = "select id from reminder where replanned_run = :run";

    /** What was suppressed was never sent. It belongs to no run until it is taken up with what is deferred. */
    private static final String BRING_BACK = """
            update delivery set state = 'PLANNED', reason = null, detail = null, run = -1, next_attempt_at = :now
            where reminder_id = :reminder and state = 'SUPPRESSED'
            """;

    private static final String TAKE_UP_DEFERRED = """
            update delivery set run = :run, changed_at = :now, bucket = %s,
                   provider = (select %s from reminder r where r.id = delivery.reminder_id),
                   reason = case when next_attempt_at > :now then reason end,
                   detail = case when next_attempt_at > :now then detail end
            where state = 'PLANNED' and run <> :run
            """.formatted(BUCKET, PROVIDER);

    /** A run that is resumed may be shared among more machines than before, or be shared no more. */
    private static final String DEAL_ANEW = """
            update delivery set bucket = %1$s
            where state = 'PLANNED' and run = :run and changed_at < :now and bucket <> %1$s
            """.formatted(BUCKET);

    private static final String EXPLAIN_UNCARRIED = """
            update delivery set reason = :reason, detail = 'The job file names no vendor for its channel'
            where state = 'PLANNED' and run = :run and provider is null
            """;

    private static final String CLAIM = """
            update delivery set state = 'SENDING', attempts = :number, run = :run, reason = null, detail = null,
                   scheduled_for = :scheduled_for, changed_at = :now
            where reminder_id = :reminder and state = 'PLANNED' and attempts = :number - 1
            """;

    private static final String INSERT_ATTEMPT = """
            insert into attempt (reminder_id, number, run, provider, channel, recipient, request_hash, scheduled_for,
                   claimed_at)
            values (:reminder, :number, :run, (select provider from delivery where reminder_id = :reminder), :channel,
                   :recipient, :request_hash, :scheduled_for, :now)
            """;

    private static final String SETTLE = """
            update delivery set state = :state, reason = :reason, detail = :detail, provider_id = :provider_id,
                   next_attempt_at = :next, changed_at = :now
            where reminder_id = :reminder and attempts = :number and state in ('SENDING', 'IN_DOUBT')
            """;

    private static final String SETTLE_ATTEMPT = """
            update attempt set settled_at = :now, outcome = :outcome, detail = coalesce(detail, :detail),
                   provider_id = :provider_id
            where reminder_id = :reminder and number = :number and (outcome is null or outcome = 'unknown')
            """;

    /** Where the next try could only come too late there will be none. */
    private static final String SUPPRESS_BELATED = """
            update delivery set state = 'SUPPRESSED', reason = :too_late
            where reminder_id = :reminder and attempts = :number and state = 'PLANNED'
              and next_attempt_at >= (select r.not_after from reminder r where r.id = delivery.reminder_id)
            """;

    private static final String SUPPRESS = """
            update delivery set state = 'SUPPRESSED', reason = :reason, detail = null, changed_at = :now
            where reminder_id = :reminder and state = 'PLANNED'
            """;

    private static final String DEFER = """
            update delivery set reason = :reason, detail = :detail, changed_at = :now
            where reminder_id = :reminder and state = 'PLANNED'
            """;

    private static final String DEFER_REST = """
            update delivery set reason = :reason, detail = :detail, changed_at = :now
            where run = :run and provider = :provider and bucket = :bucket and state = 'PLANNED' and reason is null
            """;

    private static final String NOTE = """
            update attempt set log_says = :words, looked_up_at = :now where reminder_id = :reminder and number = :number
            """;

    private static final String NOTE_SILENCE = """
            update attempt set log_says = :words
            where reminder_id = :reminder and number = :number and looked_up_at is null
            """;

    private static final String DOUBT_LEFTOVERS = """
            update delivery set state = 'IN_DOUBT', reason = 'process-died', changed_at = :now,
                   detail = 'The process ended between the claim and the answer'
            where state = 'SENDING'
            """;

    private static final String DOUBT_LEFTOVERS_OF_SHARE =
            DOUBT_LEFTOVERS + " and run = :run and bucket = :bucket";

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate alone;
    private final DeliveryValues values;
    private final ClaimGuard guard;

    DeliveryLedger(
            NamedParameterJdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock, ClaimGuard guard) {
        this.jdbc = jdbc;
        this.guard = guard;
        this.values = new DeliveryValues(clock);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Gives every reminder that has none its delivery, and takes up what earlier runs deferred. What a vendor asked to
     * be left for longer keeps its reason.
     */
    void takeUp(long run, Map<Channel, String> senders) {
        MapSqlParameterSource named = values.now().addValue("run", run).addValue("reason", Deferral.NO_SENDER.word());
        for (Channel channel : Channel.values()) {
            named.addValue(channel.word(), senders.get(channel));
        }
        alone.executeWithoutResult(status -> {
            jdbc.update(TAKE_UP_NEW, named);
            bringBack(named);
            jdbc.update(TAKE_UP_DEFERRED, named);
            jdbc.update(DEAL_ANEW, named);
            jdbc.update(EXPLAIN_UNCARRIED, named);
        });
    }

    /** What planning gave another chance after it, or a claim, had suppressed it. */
    private void bringBack(MapSqlParameterSource named) {
        update(
                BRING_BACK,
                jdbc.queryForList(PLANNED_AGAIN, named, Long.class).stream()
                        .map(reminder -> values.now().addValue("reminder", reminder)));
    }

    /**
     * Carries out the decisions of one group. A message is claimed when its delivery went from PLANNED to SENDING just
     * here; with 0 rows changed someone else has it, and it must not be sent. Nothing is claimed where the guard refuses.
     *
     * @return the messages that were claimed, and only those
     */
    List<OutboundMessage> carryOut(long run, List<Decision> decisions) {
        List<Decision.Send> sends = only(Decision.Send.class, decisions);
        List<OutboundMessage> claimed = new ArrayList<>();
        alone.executeWithoutResult(status -> {
            guard.requireSafe();
            update(SUPPRESS, only(Decision.Suppress.class, decisions).stream().map(values::of));
            update(DEFER, only(Decision.Defer.class, decisions).stream().map(values::of));
            claim(run, sends, claimed);
        });
        return claimed;
    }

    private void claim(long run, List<Decision.Send> sends, List<OutboundMessage> claimed) {
        List<MapSqlParameterSource> claims =
                sends.stream().map(send -> values.of(run, send.message())).toList();
        int[] changed = update(CLAIM, claims.stream());
        List<MapSqlParameterSource> attempts = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 1) {
                attempts.add(claims.get(i));
                claimed.add(sends.get(i).message());
            } else if (changed[i] > 1) {
                throw new IllegalStateException("Reminder " + sends.get(i).reminder() + " has several deliveries");
            }
        }
        update(INSERT_ATTEMPT, attempts.stream());
    }

    /** Writes outcomes; a late answer still resolves what was in doubt, and changes nothing that is settled. */
    void settle(List<Settlement> settlements) {
        alone.executeWithoutResult(status -> {
            update(SETTLE, settlements.stream().map(values::of));
            update(SETTLE_ATTEMPT, settlements.stream().map(values::of));
            update(
                    SUPPRESS_BELATED,
                    settlements.stream().filter(Settlement::retried).map(values::belated));
        });
    }

    /** Keeps with an attempt what the vendor's log says of it, without settling it. */
    void note(AttemptKey attempt, String words) {
        alone.executeWithoutResult(status -> jdbc.update(NOTE, noted(attempt, words)));
    }

    /** Keeps with an attempt that the log could not be asked, unless it has said something before. */
    void noteSilence(AttemptKey attempt, String words) {
        alone.executeWithoutResult(status -> jdbc.update(NOTE_SILENCE, noted(attempt, words)));
    }

    private MapSqlParameterSource noted(AttemptKey attempt, String words) {
        return values.now()
                .addValue("reminder", attempt.reminder())
                .addValue("number", attempt.number())
                .addValue("words", Settlement.fitting(words, Settlement.LONGEST_DETAIL));
    }

    /** Gives what a closed vendor has left planned here the reason for it. */
    void deferRest(Portion portion, String provider, Deferral deferral, String detail) {
        MapSqlParameterSource named = values.of(portion)
                .addValue("provider", provider)
                .addValue("reason", deferral.word())
                .addValue("detail", Settlement.fitting(detail, Settlement.LONGEST_DETAIL));
        alone.executeWithoutResult(status -> jdbc.update(DEFER_REST, named));
    }

    /** What a dead process left SENDING is in doubt: nobody can say whether its request went out. */
    int doubtLeftovers() {
        Integer doubted = alone.execute(status -> jdbc.update(DOUBT_LEFTOVERS, values.now()));
        return doubted == null ? 0 : doubted;
    }

    /** The same for what a worker that died left of a share. The caller has taken that share over. */
    void doubtLeftovers(Portion portion) {
        alone.executeWithoutResult(status -> jdbc.update(DOUBT_LEFTOVERS_OF_SHARE, values.of(portion)));
    }

    private int[] update(String sql, Stream<? extends SqlParameterSource> rows) {
        SqlParameterSource[] batch = rows.toArray(SqlParameterSource[]::new);
        return batch.length == 0 ? new int[0] : jdbc.batchUpdate(sql, batch);
    }

    private static <D extends Decision> List<D> only(Class<D> kind, List<Decision> decisions) {
        return decisions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
