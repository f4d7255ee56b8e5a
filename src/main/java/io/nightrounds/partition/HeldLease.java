package io.nightrounds.partition;

import io.nightrounds.database.ClaimGuard;
import io.nightrounds.partition.Leases.Lease;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A worker's leave to claim: it has none of the database's lock, only the lease of the share it works on. */
@Component
@Primary
@ConditionalOnProperty("nightrounds.worker")
class HeldLease implements ClaimGuard {
    private final Leases leases;
    private volatile @Nullable Lease lease;

    HeldLease(Leases leases) {
        this.leases = leases;
    }

    void hold(Lease taken) {
        lease = taken;
    }

    void drop() {
        lease = null;
    }

    @Override
    public void requireSafe() {
        Lease held = lease;
        if (held == null || !leases.holds(held)) {
            throw new LeaseLost(held == null ? -1 : held.execution());
        }
    }
}
