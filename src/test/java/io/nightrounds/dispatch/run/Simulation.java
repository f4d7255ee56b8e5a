package io.nightrounds.dispatch.run;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DeliveryLog;
import io.nightrounds.dispatch.SettleFailed;
import io.nightrounds.dispatch.doubt.DoubtParts;
import io.nightrounds.dispatch.doubt.Doubts;
import io.nightrounds.dispatch.ledger.ToldTogether;
import io.nightrounds.testkit.Oracle;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;

/**
 * A few nights of the send-once protocol drawn from one number: vendors that fail in every way, visits that change, and
 * processes that die anywhere and are started again. What happens is decided by the seed alone.
 */
final class Simulation {
    private static final long FOR_EVER = Long.MAX_VALUE;
    private static final int ROUNDS_OF_A_LIVELOCK = 5_000;
    private static final Duration ALL_HAS_ARRIVED = SimulatedLog.SETTLES.plusMinutes(1);

    private final SimulationDatabase database;
    private final SimulatedParts parts;
    private final RandomGenerator random;
    private final SimulatedVisits visits;
    private final SimulatedWorld world;
    private final SimulatedChronicle chronicle;
    private final SimulatedProcess.Terms terms;
    private int crashesLeft;
    private boolean cutShort;
    private long mayDoubt;

    private Simulation(long seed, SimulationDatabase database, SimulatedParts parts) {
        this.database = database;
        this.parts = parts;
        this.random = new SplittableRandom(seed);
        SettableClock clock = SettableClock.at("2026-06-08T00:00:00Z");
        clock.advance(
                Duration.ofMinutes(random.nextInt(3) == 0 ? random.nextInt(24 * 60) : 14 * 60 + random.nextInt(480)));
        this.visits = new SimulatedVisits(database.unwatched(), random);
        this.world = new SimulatedWorld(random, clock, visits);
        this.terms = terms();
        this.chronicle = new SimulatedChronicle(database, world, terms.logUse() == DeliveryLog.Use.TRUST);
        this.crashesLeft = random.nextInt(4);
    }

    private SimulatedProcess.Terms terms() {
        List<SimulatedVendor.Mood> moods = new ArrayList<>();
        SimulatedParts.VENDORS.forEach(vendor -> moods.add(SimulatedVendor.Mood.drawn(random)));
        DeliveryLog.Use[] uses = DeliveryLog.Use.values();
        return new SimulatedProcess.Terms(
                1 + random.nextInt(4), random.nextInt(4) == 0 ? 4 : 0, uses[random.nextInt(uses.length)], moods);
    }

    /** What a seed came to. @param wrong every broken promise @param tally how often what happened */
    record Result(List<String> wrong, Map<String, Long> tally) {}

    static Result of(long seed, SimulationDatabase database, SimulatedParts parts) {
        database.clear();
        Simulation simulation = new Simulation(seed, database, parts);
        simulation.run();
        return new Result(simulation.world.wrong, simulation.world.tally);
    }

    private void run() {
        visits.plan(3 + random.nextInt(5), world.now());
        try {
            int nights = 1 + random.nextInt(2) + random.nextInt(5) / 4;
            for (long night = 1; night <= nights && world.wrong.isEmpty(); night++) {
                night(night);
                judge();
                betweenNights();
            }
        } catch (RuntimeException e) {
            database.rollBack();
            world.wrong.add("failed: " + NestedExceptionUtils.getMostSpecificCause(e));
        }
    }

    /** Starts the program, and again until it came to its end by itself. */
    private void night(long run) {
        boolean rivalled = world.chance(30);
        do {
            if (world.chance(30)) {
                visits.changeOne();
            }
            cutShort = false;
            List<SimulatedProcess> alive = new ArrayList<>();
            begin(run, alive);
            live(run, alive, rivalled);
            rivalled = false;
            if (!cutShort) {
                requireClosedBooks(run);
            }
        } while (cutShort && world.wrong.isEmpty() && !world.chance(15));
    }

    private void begin(long run, List<SimulatedProcess> alive) {
        SimulatedProcess process = new SimulatedProcess(world, chronicle, terms, nextDeath());
        chronicle.allow(terms.maxInFlight() * (alive.size() + 1));
        alive.add(process);
        guarded(process, alive, () -> process.start(run, database, parts));
    }

    private long nextDeath() {
        if (crashesLeft == 0 || world.chance(20)) {
            return FOR_EVER;
        }
        return 1 + random.nextInt(world.chance(50) ? 40 : 150);
    }

    private void live(long run, List<SimulatedProcess> alive, boolean rivalled) {
        boolean rivalToCome = rivalled;
        for (int rounds = 0; !alive.isEmpty(); rounds++) {
            if (rounds > ROUNDS_OF_A_LIVELOCK) {
                throw new IllegalStateException("the run does not end");
            }
            if (rivalToCome && world.chance(40)) {
                rivalToCome = false;
                rival(run, alive);
            } else if (world.chance(1)) {
                stop(alive.get(0), alive);
            } else {
                SimulatedProcess process = alive.get(random.nextInt(alive.size()));
                guarded(process, alive, () -> finishIfDone(process, alive));
            }
        }
    }

    /** A signal: it claims nothing more, and settles what is in flight. */
    private void stop(SimulatedProcess process, List<SimulatedProcess> alive) {
        world.count("stopped");
        cutShort = true;
        guarded(process, alive, process::drain);
        alive.remove(process);
    }

    private static void finishIfDone(SimulatedProcess process, List<SimulatedProcess> alive) {
        if (!process.round()) {
            alive.remove(process);
        }
    }

    /** A second process that should not be there: it takes the first one's claims for leftovers, and overtakes it. */
    private void rival(long run, List<SimulatedProcess> alive) {
        List<SimulatedProcess> before = List.copyOf(alive);
        mayDoubt += terms.maxInFlight();
        world.count("rival");
        begin(run, alive);
        if (alive.size() > before.size()) {
            SimulatedProcess second = alive.get(alive.size() - 1);
            before.forEach(process -> process.overtakenBy(() -> overtake(second, alive)));
        }
    }

    private void overtake(SimulatedProcess second, List<SimulatedProcess> alive) {
        if (alive.contains(second) && !second.dead() && world.chance(50)) {
            world.hold(() -> visits.keepingOneBack(() -> guarded(second, alive, () -> finishIfDone(second, alive))));
        }
    }

    /** Lets a process work, and deals with its death or with a commit that failed it. */
    private void guarded(SimulatedProcess process, List<SimulatedProcess> alive, Runnable work) {
        try {
            work.run();
        } catch (SimulatedCrash e) {
            crashed(process, alive);
        } catch (DataAccessException | TransactionException | SettleFailed e) {
            if (process.dead()) {
                crashed(process, alive);
            } else if (process.faulted()) {
                interrupted();
                endAfterAFault(process, alive);
            } else {
                throw e;
            }
        }
    }

    /** What the step does after a fault: it waits for what is in flight, claims nothing more, and ends. */
    private void endAfterAFault(SimulatedProcess process, List<SimulatedProcess> alive) {
        try {
            process.drain();
        } catch (SimulatedCrash e) {
            crashed(process, alive);
        } catch (SettleFailed e) {
            if (process.dead()) {
                crashed(process, alive);
            }
        }
        alive.remove(process);
    }

    private void crashed(SimulatedProcess process, List<SimulatedProcess> alive) {
        database.rollBack();
        crashesLeft = Math.max(0, crashesLeft - 1);
        interrupted();
        alive.remove(process);
    }

    private void interrupted() {
        cutShort = true;
        mayDoubt += terms.maxInFlight();
    }

    private void betweenNights() {
        if (world.chance(50)) {
            resolve();
        }
        world.pass(Duration.ofHours(random.nextInt(24)));
        if (world.chance(50)) {
            visits.syncAll();
        }
        visits.remind(world.now());
    }

    /** A person looks each doubt up, and says truthfully what it came to. */
    private void resolve() {
        chronicle.allow(0);
        SimulatedProcess person = new SimulatedProcess(world, chronicle, noFaults(), FOR_EVER);
        Doubts doubts = DoubtParts.doubts(
                database.seenBy(person), new JdbcTransactionManager(database.seenBy(person)), world.clock);
        doubts.list().forEach(doubt -> {
            boolean arrived = world.accepted(doubt.attempt());
            world.count("resolved");
            doubts.resolve(
                    doubt.attempt(),
                    arrived ? Doubts.Resolution.SENT : Doubts.Resolution.NOT_SENT,
                    "asked the vendor",
                    "manager");
        });
    }

    private SimulatedProcess.Terms noFaults() {
        return new SimulatedProcess.Terms(terms.maxInFlight(), 0, terms.logUse(), terms.moods());
    }

    private record Line(
            long reminder, @Nullable String state, @Nullable String reason, long run) {}

    /** The books of a run that is over: each reminder in one bucket, and none left without a word why. */
    private void requireClosedBooks(long run) {
        database
                .query("""
                        select r.id, d.state, d.reason, d.run
                        from reminder r left join delivery d on d.reminder_id = r.id
                        """, (row, n) -> new Line(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4)))
                .stream()
                .filter(line -> !closed(line, run))
                .forEach(line -> world.wrong.add("open in the books of run " + run + ": " + line));
    }

    private static boolean closed(Line line, long run) {
        return switch (String.valueOf(line.state)) {
            case "PLANNED" -> line.reason != null && line.run == run;
            case "SUPPRESSED", "FAILED", "IN_DOUBT" -> line.reason != null;
            case "SENT" -> true;
            default -> false;
        };
    }

    private void judge() {
        world.pass(ALL_HAS_ARRIVED);
        leaveNothingClaimed();
        Map<Long, String> due = visits.due();
        List<Oracle.Reminder> reminders = database.query(
                """
                select r.id, coalesce(d.state, 'PLANNED'), t.told_with
                from reminder r left join delivery d on d.reminder_id = r.id
                left join attempt t on t.reminder_id = d.reminder_id and t.number = d.attempts
                order by r.id
                """,
                (row, n) -> new Oracle.Reminder(
                        row.getLong(1),
                        String.valueOf(due.get(row.getLong(1))),
                        String.valueOf(row.getString(2)),
                        ToldTogether.first(row, new AttemptKey(row.getLong(1), 1))
                                .reminder()));
        reminders.forEach(reminder -> world.count("ended " + reminder.state()));
        database.query("select state from delivery where way > 0", (row, n) -> row.getString(1))
                .forEach(state -> world.count("ended " + state + " on another way"));
        world.wrong.addAll(Oracle.violations(new Oracle.Night(
                visits.names(), reminders, world.accepted(), mayDoubt + world.unclear(), world::allowed)));
        world.wrong.addAll(Oracle.inventedRefusals(reminders, world.refused()));
    }

    /** Whoever looks at a dead run first puts its leftovers in doubt. */
    private void leaveNothingClaimed() {
        SimulatedProcess looker = new SimulatedProcess(world, chronicle, noFaults(), FOR_EVER);
        chronicle.allow(0);
        DoubtParts.leftovers(new SimulatedParts()
                        .ledger(
                                database.seenBy(looker),
                                new JdbcTransactionManager(database.seenBy(looker)),
                                world.clock))
                .doubt();
    }
}
