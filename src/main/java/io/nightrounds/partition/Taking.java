package io.nightrounds.partition;

import io.nightrounds.database.ThisProcess;
import io.nightrounds.partition.Leases.Lease;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a share for this worker. In one transaction its lease passes to here, and Batch's record of it gets another
 * version: so a worker that had it before can from then on neither claim nor say how the share ended.
 */
@Component
@ConditionalOnProperty("nightrounds.worker")
class Taking {
    private final Leases leases;
    private final HeldLease held;
    private final JobRepository repository;
    private final TransactionTemplate transaction;
    private @Nullable Lease taken;

    Taking(Leases leases, HeldLease held, JobRepository repository, PlatformTransactionManager transactions) {
        this.leases = leases;
        this.held = held;
        this.repository = repository;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return whether it is this worker's now; not where its run does not go on, or where it has killed too many */
    boolean take(StepExecution share) {
        Optional<Lease> lease = Objects.requireNonNull(transaction.execute(status -> leased(share)));
        taken = lease.orElse(null);
        lease.ifPresent(held::hold);
        return lease.isPresent();
    }

    private Optional<Lease> leased(StepExecution share) {
        OptionalInt epoch = leases.take(share.getId(), ThisProcess.name());
        if (epoch.isEmpty()) {
            return Optional.empty();
        }
        boolean tooMany = epoch.getAsInt() > Leases.MOST_TAKERS;
        share.setStatus(tooMany ? BatchStatus.FAILED : BatchStatus.STARTED);
        if (tooMany) {
            share.setExitStatus(ExitStatus.FAILED.addExitDescription(Leases.MOST_TAKERS
                    + " workers began it, one after the other, and none of them came to its end. See their logs."));
        }
        repository.update(share);
        return tooMany ? Optional.empty() : Optional.of(new Lease(share.getId(), epoch.getAsInt()));
    }

    /** Gives up what was taken. @return whether it was still this worker's */
    boolean release() {
        Lease lease = taken;
        taken = null;
        held.drop();
        return lease != null && leases.holds(lease);
    }
}
