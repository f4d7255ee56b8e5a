package io.nightrounds.retention;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The runs' part of a purge: a run goes from all rooms in one transaction, the last round of a night before the first.
 */
record RunPurge(RunCatalog catalog, List<RunRecords> rooms, TransactionTemplate transaction) {
    void purge(Expiry expiry, Tally tally) {
        LocalDate before = LocalDate.ofInstant(expiry.before(), ZoneOffset.UTC);
        Set<String> keptSeries = new HashSet<>();
        Set<Long> kept = new HashSet<>();
        for (KnownRun run : catalog.runs()) {
            if (stays(run, before) || keptSeries.contains(run.series())) {
                keptSeries.add(run.series());
                kept.add(run.number());
            } else {
                delete(run, tally);
            }
        }
        transaction.executeWithoutResult(status -> rooms.forEach(room -> room.sweep(expiry, kept, tally)));
    }

    private boolean stays(KnownRun run, LocalDate before) {
        return run.kept() || !run.night().isBefore(before) || rooms.stream().anyMatch(room -> room.needs(run.number()));
    }

    private void delete(KnownRun run, Tally tally) {
        Tally portion = new Tally();
        transaction.executeWithoutResult(status -> rooms.forEach(room -> room.delete(run, portion)));
        tally.addAll(portion);
    }
}
