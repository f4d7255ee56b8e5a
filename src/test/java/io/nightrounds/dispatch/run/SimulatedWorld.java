package io.nightrounds.dispatch.run;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DeliveryLog;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.testkit.Oracle;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Everything outside of the processes: the time, what is going to happen, and what the vendors truly did. It outlives
 * every crash.
 */
final class SimulatedWorld {
    private record Event(Instant at, long order, Runnable what) {}

    final RandomGenerator random;
    final SettableClock clock;
    final SimulatedVisits visits;
    final Map<String, Long> tally = new TreeMap<>();
    final List<String> wrong = new ArrayList<>();

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::order));
    private long order;

    private final List<Oracle.Call> accepted = new ArrayList<>();
    private final Set<AttemptKey> acceptedAttempts = new HashSet<>();
    private final Set<AttemptKey> onTheirWay = new HashSet<>();
    private final Set<Long> refused = new HashSet<>();
    private final Set<AttemptKey> failed = new HashSet<>();
    private final Map<String, List<DeliveryLog.Entry>> logs = new HashMap<>();
    private final Map<Oracle.Call, String> against = new HashMap<>();
    private boolean still;
    private long unclear;
    private int hangsLeft;

    SimulatedWorld(RandomGenerator random, SettableClock clock, SimulatedVisits visits) {
        this.random = random;
        this.clock = clock;
        this.visits = visits;
        this.hangsLeft = random.nextInt(4) == 0 ? 1 : 0;
    }

    void count(String what) {
        tally.merge(what, 1L, Long::sum);
    }

    boolean chance(int in100) {
        return random.nextInt(100) < in100;
    }

    Instant now() {
        return clock.instant();
    }

    /** Nothing happens and no time passes meanwhile: for what runs between another's re-check and its claim. */
    void hold(Runnable meanwhile) {
        boolean before = still;
        still = true;
        try {
            meanwhile.run();
        } finally {
            still = before;
        }
    }

    boolean isStill() {
        return still;
    }

    void after(Duration delay, Runnable what) {
        events.add(new Event(now().plus(delay), order++, what));
    }

    /** Lets time pass, and all happen that is to happen in it. */
    void pass(Duration duration) {
        Instant end = now().plus(duration);
        while (!events.isEmpty() && !events.element().at().isAfter(end)) {
            Event next = events.remove();
            moveTo(next.at());
            next.what().run();
        }
        moveTo(end);
    }

    private void moveTo(Instant moment) {
        if (moment.isAfter(now())) {
            clock.advance(Duration.between(now(), moment));
        }
    }

    /** A process waits for an answer: mostly until the next thing happens, at times much longer. */
    void idle() {
        if (still) {
            return;
        }
        if (chance(4)) {
            visits.changeOne();
            count("changed meanwhile");
        }
        Duration toNext = events.isEmpty()
                ? Duration.ofMillis(50 + random.nextInt(20_000))
                : Duration.between(now(), events.element().at());
        boolean frozen = chance(1);
        pass(frozen ? Duration.ofMinutes(random.nextInt(300)) : toNext);
    }

    boolean nothingToCome() {
        return events.isEmpty();
    }

    /** Whether one more request may go without any answer for good. */
    boolean mayHang() {
        return hangsLeft-- > 0;
    }

    /** A request is on the wire and may be accepted yet. */
    void leaves(OutboundMessage message) {
        onTheirWay.addAll(message.attempts());
    }

    void arrives(String vendor, OutboundMessage message, List<Oracle.Call> calls) {
        message.attempts().forEach(onTheirWay::remove);
        acceptedAttempts.addAll(message.attempts());
        accepted.addAll(calls);
        logs.computeIfAbsent(vendor, name -> new ArrayList<>())
                .add(new DeliveryLog.Entry(idOf(message), message.recipient(), message.body(), now()));
    }

    static String idOf(OutboundMessage message) {
        return "id-" + message.attempt();
    }

    /** What is said of a call for good, reminder by reminder: the rule it broke when it was made. */
    List<Oracle.Call> called(OutboundMessage message) {
        List<Oracle.Call> calls = new ArrayList<>();
        String mixed = visits.mixed(message);
        for (AttemptKey attempt : message.attempts()) {
            Oracle.Call call = new Oracle.Call(attempt.reminder(), now());
            String rule = mixed == null ? visits.rule(attempt.reminder(), message, now()) : mixed;
            if (rule != null) {
                against.put(call, rule);
            }
            calls.add(call);
        }
        if (calls.size() > 1) {
            count("told together");
        }
        return calls;
    }

    void refuses(OutboundMessage message) {
        message.attempts().forEach(attempt -> {
            refused.add(attempt.reminder());
            fails(attempt);
        });
    }

    /** An attempt is answered so that it is certain that nothing was sent. */
    void fails(AttemptKey attempt) {
        failed.add(attempt);
    }

    boolean failed(AttemptKey attempt) {
        return failed.contains(attempt);
    }

    void answersUnclearly() {
        unclear++;
    }

    long unclear() {
        return unclear;
    }

    List<DeliveryLog.Entry> log(String vendor) {
        return List.copyOf(logs.getOrDefault(vendor, List.of()));
    }

    boolean accepted(AttemptKey attempt) {
        return acceptedAttempts.contains(attempt);
    }

    boolean mayHaveLeft(AttemptKey attempt) {
        return accepted(attempt) || onTheirWay.contains(attempt);
    }

    List<Oracle.Call> accepted() {
        return accepted;
    }

    Set<Long> refused() {
        return refused;
    }

    boolean allowed(Oracle.Call call) {
        String rule = against.get(call);
        if (rule != null) {
            wrong.add("sent although " + rule);
        }
        return rule == null;
    }
}
