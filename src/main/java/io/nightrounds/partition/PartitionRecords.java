package io.nightrounds.partition;

import io.nightrounds.retention.KnownRun;
import io.nightrounds.retention.RunRecords;
import io.nightrounds.retention.Tally;
import org.springframework.stereotype.Component;

/** What a purge deletes of table {@code partition_lease}; the other tables of this room know no run. */
@Component
class PartitionRecords implements RunRecords {
    private final Leases leases;

    PartitionRecords(Leases leases) {
        this.leases = leases;
    }

    @Override
    public void delete(KnownRun run, Tally tally) {
        leases.forget(run.number());
    }
}
