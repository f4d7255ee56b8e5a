package io.nightrounds.dispatch.run;

import io.nightrounds.dispatch.SettleFailed;
import io.nightrounds.dispatch.ledger.DeliveryLedger;
import io.nightrounds.dispatch.ledger.Settlement;
import java.time.Duration;
import java.util.List;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Writes outcomes, and goes on trying while the database is away: an answer that is lost leaves a message in doubt, and
 * a server that is started anew is back within seconds. Trying again is safe, because what is settled stays as it is.
 */
final class SettleRetries {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final DeliveryLedger ledger;
    private boolean givenUp;

    SettleRetries(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    /** @throws SettleFailed where it could not be written; the answers after that are tried once only */
    void settle(List<Settlement> settlements) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Duration wait = FIRST_WAIT; ; wait = longer(wait)) {
            try {
                ledger.settle(settlements);
                return;
            } catch (RuntimeException e) {
                if (givenUp || lasting(e) || System.nanoTime() >= end || !paused(wait)) {
                    givenUp = true;
                    throw new SettleFailed(settlements.size(), e);
                }
            }
        }
    }

    /** A statement that the database refuses for what it says is refused the next time too. */
    private static boolean lasting(RuntimeException failure) {
        return failure instanceof NonTransientDataAccessException
                && !(failure instanceof NonTransientDataAccessResourceException)
                && !(failure instanceof UncategorizedSQLException);
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
    }

    private static boolean paused(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
