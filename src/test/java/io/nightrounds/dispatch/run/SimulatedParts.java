package io.nightrounds.dispatch.run;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.dispatch.claim.SimulatedClaims;
import io.nightrounds.dispatch.ledger.DeliveryLedger;
import io.nightrounds.dispatch.ledger.LedgerParts;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** What a simulated process is built of: the real parts. A deliberate defect is a subclass that swaps one of them. */
public class SimulatedParts {
    public static final ZoneId CLINIC = ZoneId.of("America/New_York");
    static final List<String> VENDORS = List.of("texts", "calls", "mails", "letters");
    public static final Map<Channel, String> SENDERS =
            Map.of(Channel.SMS, "texts", Channel.VOICE, "calls", Channel.EMAIL, "mails", Channel.DIRECT, "letters");
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    /** Some vendors have fewer places than are claimed for them. */
    DispatchProperties properties(int maxInFlight) {
        DispatchProperties.Limit half = new DispatchProperties.Limit((maxInFlight + 1) / 2, null, null);
        return new DispatchProperties(maxInFlight, SENDERS, Map.of("texts", half, "mails", half), 4, FIRST_DELAY);
    }

    /** How many this process lets fly at once. @param promised what the job file says */
    int inFlight(int promised) {
        return promised;
    }

    DeliveryLedger ledger(DataSource source, PlatformTransactionManager transactions, Clock clock) {
        return LedgerParts.of(source, transactions, clock, () -> {}, SENDERS);
    }

    SimulatedClaims claims() {
        return new SimulatedClaims();
    }

    /** @param ledger for defects that mix up the order of writing and sending */
    Sender sender(Sender vendor, DeliveryLedger ledger) {
        return vendor;
    }

    static JdbcTemplate jdbc(DataSource source) {
        return new JdbcTemplate(source);
    }
}
