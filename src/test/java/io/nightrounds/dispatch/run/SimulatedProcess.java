package io.nightrounds.dispatch.run;

import io.nightrounds.dispatch.DeliveryLog;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.dispatch.claim.Claims;
import io.nightrounds.dispatch.doubt.DoubtParts;
import io.nightrounds.dispatch.lane.Lane;
import io.nightrounds.dispatch.ledger.DeliveryLedger;
import io.nightrounds.dispatch.ledger.Portion;
import io.nightrounds.partition.Share;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** One life of the program, from its start to its end or its crash. Nothing of it but the database outlives it. */
final class SimulatedProcess implements SimulationDatabase.Watch {
    private static final Duration ONE_ROUND = Duration.ofNanos(1);

    /** What a night promises. @param maxInFlight the job file's @param faults commits out of a hundred that fail */
    record Terms(int maxInFlight, int faults, DeliveryLog.Use logUse, List<SimulatedVendor.Mood> moods) {}

    private final SimulatedWorld world;
    private final SimulatedChronicle chronicle;
    private final Terms terms;
    private long stepsLeft;
    private boolean dead;
    private boolean hanging;
    private boolean faulted;
    private Runnable overtaking = () -> {};
    private @Nullable Dispatcher dispatcher;

    /** @param stepsLeft after how many steps it dies; a very large number for never */
    SimulatedProcess(SimulatedWorld world, SimulatedChronicle chronicle, Terms terms, long stepsLeft) {
        this.world = world;
        this.chronicle = chronicle;
        this.terms = terms;
        this.stepsLeft = stepsLeft;
    }

    /** The order of a start: leftovers in doubt, then looked up, then due reminders are taken up. */
    void start(long run, SimulationDatabase database, SimulatedParts parts) {
        DataSource source = database.seenBy(this);
        JdbcClient jdbc = JdbcClient.create(source);
        DeliveryLedger ledger = parts.ledger(source, new JdbcTransactionManager(source), world.clock);
        Claims claims = parts.claims().of(source, ledger, world.clock);
        DoubtParts.leftovers(ledger).doubt();
        DoubtParts.reconciler(source, ledger, beans(parts), world.clock).reconcile(() -> false);
        ledger.takeUp(run, SimulatedParts.SENDERS);
        dispatcher = new Dispatcher(
                Portion.whole(run),
                SimulatedParts.VENDORS.stream()
                        .map(vendor -> lane(vendor, parts, ledger))
                        .toList(),
                parts.inFlight(terms.maxInFlight),
                claims,
                new SimulatedAnswers(this, world),
                this::beside);
    }

    /** What is not begun at once is done when the process asks for it. */
    private void beside(Runnable writing) {
        if (world.random.nextBoolean()) {
            writing.run();
        }
    }

    private StaticListableBeanFactory beans(SimulatedParts parts) {
        return new StaticListableBeanFactory(Map.of(
                "dispatchProperties", parts.properties(terms.maxInFlight),
                "texts-log", new SimulatedLog("texts", terms.logUse, world, this),
                "calls-log", new SimulatedLog("calls", terms.logUse, world, this)));
    }

    private Lane lane(String vendor, SimulatedParts parts, DeliveryLedger ledger) {
        SimulatedVendor.Mood mood = terms.moods.get(SimulatedParts.VENDORS.indexOf(vendor));
        Sender sender = parts.sender(new SimulatedVendor(vendor, mood, world, this), ledger);
        return new Lane(
                sender,
                parts.properties(terms.maxInFlight),
                Share.WHOLE,
                new SplittableRandom(world.random.nextLong()));
    }

    /** @return whether there is more to do */
    boolean round() {
        if (dispatcher == null) {
            throw new IllegalStateException("not started");
        }
        boolean more = dispatcher.work(ONE_ROUND);
        if (dead) {
            throw new SimulatedCrash();
        }
        return more;
    }

    void drain() {
        if (dispatcher != null) {
            dispatcher.drain();
        }
    }

    /** What another process does just before one of this one's transactions begins. */
    void overtakenBy(Runnable other) {
        overtaking = other;
    }

    @Override
    public void step(String name) {
        if (dead) {
            throw new SimulatedCrash();
        }
        stepsLeft--;
        if (stepsLeft <= 0) {
            die("died at: " + name);
        }
        if (name.equals("begin")) {
            overtaking.run();
        }
    }

    private void die(String how) {
        dead = true;
        world.count(how);
        throw new SimulatedCrash();
    }

    /** A request of it will never be answered. */
    void hangs() {
        hanging = true;
    }

    /** Someone ends a process that waits in vain. */
    void dieIfHanging() {
        if (hanging && world.nothingToCome() && !world.isStill()) {
            die("died hanging");
        }
    }

    /** A message may leave only when the durable books say that just these attempts are claimed. */
    void checkClaimed(OutboundMessage message) {
        message.attempts().forEach(chronicle::requireClaimed);
    }

    @Override
    public boolean dead() {
        return dead;
    }

    boolean faulted() {
        return faulted;
    }

    @Override
    public String commitFault() {
        if (!world.chance(terms.faults)) {
            return "";
        }
        faulted = true;
        String fault = world.chance(50) ? "lost" : "unacknowledged";
        world.count("commit " + fault);
        return fault;
    }

    @Override
    public void committed() {
        chronicle.read();
    }
}
