package io.nightrounds.dispatch.ledger;

import io.nightrounds.appointment.Channel;
import io.nightrounds.database.ClaimGuard;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.Deferral;
import io.nightrounds.dispatch.OutboundMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only writer of {@code delivery} and {@code attempt} during a run. Every method is one durable transaction of its
 * own, whatever transaction the caller is in: a claim that is rolled back with a Batch step would be a second message.
 */
@Component
public class DeliveryLedger {
    private static final String HOLD = """
            update delivery set reason = :held, detail = :detail, changed_at = :now
            where state = 'PLANNED' and run = :run and reason is null
            """;

    /** Not where it has gone on to another way since it was read: this message is for the one before. */
    private static final String CLAIM = """
            update delivery set state = 'SENDING', attempts = :number, run = :run, reason = null, detail = null,
                   scheduled_for = :scheduled_for, changed_at = :now
            where reminder_id = :reminder and %s and attempts = :number - 1 and channel = :channel
            """.formatted(InState.PLANNED);

    private static final String INSERT_ATTEMPT = """
            insert into attempt (reminder_id, number, run, provider, channel, recipient, request_hash, scheduled_for,
                   claimed_at, told_with)
            values (:reminder, :number, :run, (select provider from delivery where reminder_id = :reminder), :channel,
                   :recipient, :request_hash, :scheduled_for, :now, :told_with)
            """;

    private static final String SUPPRESS = """
            update delivery set state = 'SUPPRESSED', reason = :reason, detail = null, changed_at = :now
            where reminder_id = :reminder and %s
            """.formatted(InState.PLANNED);

    private static final String DEFER = """
            update delivery set reason = :reason, detail = :detail, changed_at = :now
            where reminder_id = :reminder and %s
            """.formatted(InState.PLANNED);

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

    private static final String DOUBT_LEFTOVERS_OF_SHARE = DOUBT_LEFTOVERS + " and run = :run and bucket = :bucket";

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate alone;
    private final DeliveryValues values;
    private final Batches batches;
    private final TakeUp takeUp;
    private final Settling settling;
    private final ClaimGuard guard;

    DeliveryLedger(
            NamedParameterJdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            ClaimGuard guard,
            FurtherWays ways) {
        this.jdbc = jdbc;
        this.guard = guard;
        this.values = new DeliveryValues(clock);
        this.batches = new Batches(jdbc);
        this.takeUp = new TakeUp(batches, values);
        this.settling = new Settling(batches, values, ways);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Gives every reminder that has none its delivery, and takes up what earlier runs deferred. What a vendor asked to
     * be left for longer keeps its reason.
     */
    public void takeUp(long run, Map<Channel, String> senders) {
        alone.executeWithoutResult(status -> takeUp.takeUp(run, senders));
    }

    /** Gives what the run would have sent the reason why it does not; it stays planned. */
    public void hold(long run, String detail) {
        MapSqlParameterSource named = values.now()
                .addValue("run", run)
                .addValue("held", Deferral.FORECAST_HELD.word())
                .addValue("detail", Settlement.fitting(detail, Settlement.LONGEST_DETAIL));
        alone.executeWithoutResult(status -> jdbc.update(HOLD, named));
    }

    /**
     * Carries out the decisions of one group. A message is claimed when its delivery went from PLANNED to SENDING just
     * here; with 0 rows changed someone else has it, and it must not be sent, nor be told of by a message that has
     * others too. Nothing is claimed where the guard refuses.
     *
     * @return the messages that were claimed, and only those
     */
    public List<OutboundMessage> carryOut(long run, List<Decision> decisions) {
        List<Decision.Send> sends = only(Decision.Send.class, decisions);
        List<OutboundMessage> claimed = new ArrayList<>();
        alone.executeWithoutResult(status -> {
            guard.requireSafe();
            update(SUPPRESS, only(Decision.Suppress.class, decisions).stream().map(values::of));
            settling.endWays(only(Decision.EndWay.class, decisions));
            update(DEFER, only(Decision.Defer.class, decisions).stream().map(values::of));
            claim(run, sends, claimed);
        });
        return claimed;
    }

    private void claim(long run, List<Decision.Send> sends, List<OutboundMessage> claimed) {
        int[] changed = update(CLAIM, sends.stream().flatMap(send -> values.of(run, send.message())));
        int row = 0;
        for (Decision.Send send : sends) {
            Set<AttemptKey> lost = new HashSet<>();
            for (AttemptKey attempt : send.message().attempts()) {
                if (changed[row] > 1) {
                    throw new IllegalStateException("Reminder " + attempt.reminder() + " has several deliveries");
                } else if (changed[row] == 0) {
                    lost.add(attempt);
                }
                row++;
            }
            (lost.isEmpty() ? Optional.of(send.message()) : send.rest().without(lost)).ifPresent(claimed::add);
        }
        update(INSERT_ATTEMPT, claimed.stream().flatMap(message -> values.asked(run, message)));
    }

    /**
     * Writes outcomes; a late answer still resolves what was in doubt, and changes nothing that is settled. What is
     * known to have failed on its way goes on to the next one in the same transaction.
     */
    public void settle(List<Settlement> settlements) {
        alone.executeWithoutResult(status -> settling.settle(settlements));
    }

    /** Keeps with an attempt what the vendor's log says of it, without settling it. */
    public void note(AttemptKey attempt, String words) {
        alone.executeWithoutResult(status -> jdbc.update(NOTE, noted(attempt, words)));
    }

    /** Keeps with an attempt that the log could not be asked, unless it has said something before. */
    public void noteSilence(AttemptKey attempt, String words) {
        alone.executeWithoutResult(status -> jdbc.update(NOTE_SILENCE, noted(attempt, words)));
    }

    private MapSqlParameterSource noted(AttemptKey attempt, String words) {
        return values.now()
                .addValue("reminder", attempt.reminder())
                .addValue("number", attempt.number())
                .addValue("words", Settlement.fitting(words, Settlement.LONGEST_DETAIL));
    }

    /** Gives what a closed vendor has left planned here the reason for it. */
    public void deferRest(Portion portion, String provider, Deferral deferral, String detail) {
        MapSqlParameterSource named = values.of(portion)
                .addValue("provider", provider)
                .addValue("reason", deferral.word())
                .addValue("detail", Settlement.fitting(detail, Settlement.LONGEST_DETAIL));
        alone.executeWithoutResult(status -> jdbc.update(DEFER_REST, named));
    }

    /** What a dead process left SENDING is in doubt: nobody can say whether its request went out. */
    public int doubtLeftovers() {
        return Objects.requireNonNull(alone.execute(status -> jdbc.update(DOUBT_LEFTOVERS, values.now())));
    }

    /** The same for what a worker that died left of a share. The caller has taken that share over. */
    public void doubtLeftovers(Portion portion) {
        alone.executeWithoutResult(status -> jdbc.update(DOUBT_LEFTOVERS_OF_SHARE, values.of(portion)));
    }

    private int[] update(String sql, Stream<MapSqlParameterSource> rows) {
        return batches.update(sql, rows);
    }

    private static <D extends Decision> List<D> only(Class<D> kind, List<Decision> decisions) {
        return decisions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
