package io.nightrounds.drill;

import io.nightrounds.testkit.NightDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One night to be killed.
 *
 * @param kills where the run dies, then where the resumed run dies
 * @param faults the sandbox's fault script, for places that only trouble leads to; {@code []} for none
 * @param again the command that goes on after a kill: an operator's {@code resume}, or a scheduler's {@code run}
 */
record Drill(NightDatabase.Kind kind, Sender sender, List<Failpoint> kills, String faults, String again) {
    Drill(NightDatabase.Kind kind, Sender sender, List<Failpoint> kills, String faults) {
        this(kind, sender, kills, faults, "resume");
    }

    /** The same, with its first kill one passing earlier. */
    Drill oneEarlier() {
        List<Failpoint> earlier = new ArrayList<>(kills);
        earlier.set(0, new Failpoint(kills.get(0).name(), kills.get(0).nth() - 1));
        return new Drill(kind, sender, earlier, faults, again);
    }

    /** Empty where the kill is to come while its tables are made. */
    NightDatabase database(Path home) {
        boolean tables = kills.get(0).name().contains("migration");
        return tables ? NightDatabase.fresh(kind, home) : NightDatabase.withTables(kind, home);
    }

    @Override
    public String toString() {
        return kills.stream().map(Failpoint::toString).collect(Collectors.joining(", then ")) + ", " + sender.channel()
                + ", " + kind;
    }
}
