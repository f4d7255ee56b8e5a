package io.nightrounds.drill;

import io.nightrounds.testkit.NightDatabase;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One night to be killed.
 *
 * @param kills where the run dies, then where the resumed run dies
 * @param faults the sandbox's fault script, for places that only trouble leads to; {@code []} for none
 */
record Drill(NightDatabase.Kind database, Sender sender, List<Failpoint> kills, String faults) {
    @Override
    public String toString() {
        return kills.stream().map(Failpoint::toString).collect(Collectors.joining(", then ")) + ", " + sender.channel()
                + ", " + database;
    }
}
