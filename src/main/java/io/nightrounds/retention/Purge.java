package io.nightrounds.retention;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes in portions, each in a transaction of its own in which every room deletes its part: a visit goes with all
 * that hangs on it or stays with all of it. What a purge that was killed had not come to is left for the next one. The
 * caller holds the lock of the database, so no run works beside it.
 */
@Component
public class Purge {
    static final int AT_ONCE = 1000;

    private final VisitCatalog catalog;
    private final List<VisitRecords> visits;
    private final RunPurge runs;
    private final TransactionTemplate transaction;

    Purge(
            VisitCatalog catalog,
            List<VisitRecords> visits,
            RunCatalog runCatalog,
            List<RunRecords> runs,
            PlatformTransactionManager transactions) {
        this.catalog = catalog;
        this.visits = visits;
        this.transaction = new TransactionTemplate(transactions);
        this.runs = new RunPurge(runCatalog, runs, transaction);
    }

    /** Deletes what has expired. Doing so again deletes nothing more. */
    public Tally of(Expiry expiry) {
        transaction.executeWithoutResult(status -> visits.forEach(room -> room.begin(expiry)));
        Tally tally = new Tally();
        catalog.practices().forEach(practice -> purge(practice, expiry, tally));
        runs.purge(expiry, tally);
        return tally;
    }

    /** What {@link #of} would delete: all of it is done in one transaction, which is taken back. */
    public Tally trial(Expiry expiry) {
        Tally tally = new Tally();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            tally.addAll(of(expiry));
        });
        return tally;
    }

    private void purge(String practice, Expiry expiry, Tally tally) {
        Visits page = catalog.begun(practice, expiry.before(), "", AT_ONCE);
        while (!page.ids().isEmpty()) {
            Visits visitsOfPage = page;
            counted(tally, portion -> delete(visitsOfPage, expiry, portion));
            page = next(practice, expiry.before(), page);
        }
        List<String> left = catalog.patientsLeft(practice);
        for (int from = 0; from < left.size(); from += AT_ONCE) {
            List<String> some = left.subList(from, Math.min(left.size(), from + AT_ONCE));
            counted(tally, portion -> catalog.deletePatients(practice, some, portion));
        }
    }

    private Visits next(String practice, Instant before, Visits page) {
        return page.ids().size() < AT_ONCE
                ? page.without(new HashSet<>(page.ids()))
                : catalog.begun(practice, before, page.ids().get(page.ids().size() - 1), AT_ONCE);
    }

    private void delete(Visits page, Expiry expiry, Tally tally) {
        Set<String> needed = new HashSet<>();
        visits.forEach(room -> needed.addAll(room.needed(page, expiry)));
        Visits expired = page.without(needed);
        if (!expired.ids().isEmpty()) {
            visits.forEach(room -> room.delete(expired, tally));
        }
    }

    /** Counts a portion only once it is committed. */
    private void counted(Tally tally, Consumer<Tally> work) {
        Tally portion = new Tally();
        transaction.executeWithoutResult(status -> work.accept(portion));
        tally.addAll(portion);
    }
}
