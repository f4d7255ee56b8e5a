package io.nightrounds.dispatch.run;

import static io.nightrounds.dispatch.DeliveryState.FAILED;
import static io.nightrounds.dispatch.DeliveryState.IN_DOUBT;
import static io.nightrounds.dispatch.DeliveryState.PLANNED;
import static io.nightrounds.dispatch.DeliveryState.SENDING;
import static io.nightrounds.dispatch.DeliveryState.SENT;
import static io.nightrounds.dispatch.DeliveryState.SUPPRESSED;

import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DeliveryState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the books after every commit, and holds each step of each reminder against the protocol. */
final class SimulatedChronicle {
    private static final Map<DeliveryState, Set<DeliveryState>> NEXT = new EnumMap<>(Map.of(
            PLANNED, EnumSet.of(PLANNED, SENDING, SUPPRESSED),
            SENDING, EnumSet.of(SENDING, SENT, FAILED, IN_DOUBT, PLANNED, SUPPRESSED),
            IN_DOUBT, EnumSet.of(IN_DOUBT, SENT, FAILED, PLANNED, SUPPRESSED),
            SENT, EnumSet.of(SENT),
            FAILED, EnumSet.of(FAILED),
            SUPPRESSED, EnumSet.of(SUPPRESSED)));

    /** @param withAnother whether it is told of by the message that stands for another reminder */
    private record Entry(DeliveryState state, int attempts, int way, boolean withAnother) {}

    private final SimulationDatabase database;
    private final SimulatedWorld world;
    private final boolean logProves;
    private Map<Long, Entry> last = new HashMap<>();
    private int mayBeSending;

    /** @param logProves whether what a vendor's log does not show is proven not to have been sent */
    SimulatedChronicle(SimulationDatabase database, SimulatedWorld world, boolean logProves) {
        this.database = database;
        this.world = world;
        this.logProves = logProves;
    }

    /** How many messages may be SENDING from now on: {@code max-in-flight} of each process that lives. */
    void allow(int sending) {
        mayBeSending = sending;
    }

    void read() {
        Map<Long, Entry> now = new HashMap<>();
        database.query(
                """
                select d.reminder_id, d.state, d.attempts, d.way, t.told_with
                from delivery d left join attempt t on t.reminder_id = d.reminder_id and t.number = d.attempts
                """,
                (row, n) -> now.put(
                        row.getLong(1),
                        new Entry(
                                DeliveryState.valueOf(row.getString(2)),
                                row.getInt(3),
                                row.getInt(4),
                                row.getString(5) != null)));
        long sending = now.values().stream()
                .filter(entry -> entry.state == SENDING && !entry.withAnother)
                .count();
        require(sending <= mayBeSending, sending + " SENDING at once where " + mayBeSending + " may be");
        now.forEach((reminder, entry) -> judge(reminder, last.get(reminder), entry));
        last.keySet().forEach(reminder -> require(now.containsKey(reminder), "reminder " + reminder + " vanished"));
        last = now;
    }

    private void judge(long reminder, @Nullable Entry before, Entry after) {
        if (before == null) {
            require(
                    after.state == PLANNED || after.state == SUPPRESSED,
                    "reminder " + reminder + " began as " + after.state);
            return;
        }
        String step = "reminder " + reminder + " went from " + before + " to " + after;
        require(NEXT.getOrDefault(before.state, Set.of()).contains(after.state), step);
        boolean claimed = before.state == PLANNED && after.state == SENDING;
        require(after.attempts == before.attempts + (claimed ? 1 : 0), step + ", which counts wrongly");
        boolean unsent = before.state == SENDING && after.state == SUPPRESSED
                || before.state != PLANNED && after.state == PLANNED;
        require(
                !unsent || !world.mayHaveLeft(new AttemptKey(reminder, before.attempts)),
                step + ", although it was taken or still can be");
        if (after.way != before.way) {
            judgeNextWay(reminder, before, after, step);
        }
    }

    /** Another way is taken where nothing was tried on the one before, or what was tried failed for certain. */
    private void judgeNextWay(long reminder, Entry before, Entry after, String step) {
        boolean tried = before.state != PLANNED;
        require(after.way > before.way, step + ", which is a way back");
        require(after.state == PLANNED, step + ", without being planned on its new way");
        require(
                !tried
                        || world.failed(new AttemptKey(reminder, before.attempts))
                        || before.state == IN_DOUBT && logProves,
                step + ", although its answer was not clear");
        world.count(tried ? "another way after a failure" : "another way as the one before was closed");
    }

    void requireClaimed(AttemptKey attempt) {
        Entry entry = last.get(attempt.reminder());
        require(
                entry != null && entry.state == SENDING && entry.attempts == attempt.number(),
                "attempt " + attempt + " left while the books said " + entry);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            world.wrong.add(otherwise);
        }
    }
}
