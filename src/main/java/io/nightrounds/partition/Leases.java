package io.nightrounds.partition;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may work on which share: the only writer of {@code partition_lease}. A share's execution has one row for as long
 * as its run goes on, and each process that takes it raises the epoch. A claim holds the row shared until it is
 * committed, so a taking over waits for the claims before it, and after it there are none of that epoch any more.
 */
@Component
public class Leases {
    /** A share that has killed so many processes, one after the other, would kill the next one too. */
    static final int MOST_TAKERS = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    Leases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One process's right to work on one share, until another takes it over or the run ends it. */
    record Lease(long execution, int epoch) {}

    /** Lets a share be taken. */
    void open(long execution, long run) {
        jdbc.sql("insert into partition_lease (execution, run, epoch) values (:execution, :run, 0)")
                .param("execution", execution)
                .param("run", run)
                .update();
    }

    /**
     * Takes a share, also from one who may still believe to have it.
     *
     * @return how many have taken it by now; empty where its run does not go on any more
     */
    OptionalInt take(long execution, String owner) {
        int taken = jdbc.sql("""
                        update partition_lease set epoch = epoch + 1, owner = :owner, taken_at = :now
                        where execution = :execution
                        """)
                .param("execution", execution)
                .param("owner", owner)
                .param("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .update();
        return taken == 0 ? OptionalInt.empty() : OptionalInt.of(epoch(execution));
    }

    private int epoch(long execution) {
        return jdbc.sql("select epoch from partition_lease where execution = :execution")
                .param("execution", execution)
                .query(Integer.class)
                .single();
    }

    /**
     * Whether it still holds; within a transaction it goes on to hold until that has ended. A machine that freezes in
     * the middle of a claim would hold it for ever, so the server gives such a transaction up after ten seconds of
     * silence.
     */
    boolean holds(Lease lease) {
        return !jdbc.sql("""
                        select epoch from partition_lease
                        where execution = :execution and epoch = :epoch
                          and set_config('idle_in_transaction_session_timeout', '10s', true) is not null
                        for share
                        """)
                .param("execution", lease.execution())
                .param("epoch", lease.epoch())
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /** Those of the executions that nobody has taken yet; they cannot be taken any more after this. */
    List<Long> endUntaken(Collection<Long> executions) {
        return executions.stream()
                .filter(execution -> 1
                        == jdbc.sql("delete from partition_lease where execution = :execution and epoch = 0")
                                .param("execution", execution)
                                .update())
                .toList();
    }

    /** Ends the leases of these executions: whoever works on them claims nothing more. */
    void end(Collection<Long> executions) {
        executions.forEach(execution -> jdbc.sql("delete from partition_lease where execution = :execution")
                .param("execution", execution)
                .update());
    }

    /** Forgets the leases of a run that is over. */
    void forget(long run) {
        jdbc.sql("delete from partition_lease where run = :run")
                .param("run", run)
                .update();
    }

    /**
     * Ends every lease there is. The caller holds the lock of the database and is about to begin a run: what processes
     * of an earlier run may still have in flight they can settle, but they claim nothing more.
     */
    public void endAll() {
        jdbc.sql("delete from partition_lease").update();
    }
}
