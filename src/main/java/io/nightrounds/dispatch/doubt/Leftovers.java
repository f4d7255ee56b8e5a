package io.nightrounds.dispatch.doubt;

import io.nightrounds.dispatch.ledger.DeliveryLedger;
import org.springframework.stereotype.Component;

/**
 * What a process that died has left claimed. The caller holds the home's lock, so nothing of it is still on its way.
 */
@Component
public final class Leftovers {
    private final DeliveryLedger ledger;

    Leftovers(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    /** Puts every claimed reminder in doubt; never sends it again. @return how many there were */
    public int doubt() {
        return ledger.doubtLeftovers();
    }
}
