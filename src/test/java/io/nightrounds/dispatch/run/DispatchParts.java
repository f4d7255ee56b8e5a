package io.nightrounds.dispatch.run;

import io.nightrounds.appointment.Channel;
import io.nightrounds.database.ClaimGuard;
import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.dispatch.claim.ClaimParts;
import io.nightrounds.dispatch.claim.Claims;
import io.nightrounds.dispatch.doubt.DoubtParts;
import io.nightrounds.dispatch.doubt.Doubts;
import io.nightrounds.dispatch.lane.Lane;
import io.nightrounds.dispatch.ledger.DeliveryLedger;
import io.nightrounds.dispatch.ledger.LedgerParts;
import io.nightrounds.dispatch.ledger.Portion;
import io.nightrounds.partition.Share;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The room's parts put together over one database, for a practice in Boston that sends from eight to eight. */
public final class DispatchParts {
    public static final Map<Channel, String> SENDERS = Map.of(Channel.SMS, "first", Channel.EMAIL, "second");
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    public final DataSource source;
    public final Clock clock;
    public final DeliveryLedger ledger;
    public final Claims claims;
    public final Doubts doubts;

    public DispatchParts(DataSource source, Clock clock) {
        this(source, clock, () -> {});
    }

    public DispatchParts(DataSource source, Clock clock, ClaimGuard guard) {
        this.source = source;
        this.clock = clock;
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        ledger = LedgerParts.of(source, transactions, clock, guard, SENDERS);
        claims = ClaimParts.of(source, ledger, clock);
        doubts = DoubtParts.doubts(source, transactions, clock);
    }

    static DispatchProperties properties(int maxInFlight) {
        return new DispatchProperties(maxInFlight, SENDERS, Map.of(), 4, FIRST_DELAY);
    }

    Dispatcher dispatcher(int maxInFlight, Sender... senders) {
        return dispatcher(1, maxInFlight, senders);
    }

    Dispatcher dispatcher(long run, int maxInFlight, Sender... senders) {
        return dispatcher(run, properties(maxInFlight), senders);
    }

    Dispatcher dispatcher(long run, DispatchProperties properties, Sender... senders) {
        return dispatcher(run, properties, Runnable::run, senders);
    }

    /** @param beside where answers are written while the next group is claimed */
    Dispatcher dispatcher(long run, DispatchProperties properties, Executor beside, Sender... senders) {
        List<Lane> lanes = List.of(senders).stream()
                .map(sender -> lane(sender, properties))
                .toList();
        return new Dispatcher(Portion.whole(run), lanes, properties.maxInFlight(), claims, new AnswerQueue(), beside);
    }

    private Lane lane(Sender sender, DispatchProperties properties) {
        Lane lane = new Lane(sender, properties, Share.WHOLE, new Random(1));
        claims.askedToWait(sender.provider()).ifPresent(until -> lane.rest(until, clock.instant()));
        return lane;
    }
}
