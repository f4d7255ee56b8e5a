package io.nightrounds.sandbox.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The rules of a fault script, being played. Its form is in the package's description. */
public final class FaultScript {
    /** Nothing ever goes wrong, and every answer comes at once. */
    public static final FaultScript NONE = new FaultScript(List.of());

    private final List<FaultRule> rules;

    FaultScript(List<FaultRule> rules) {
        this.rules = rules;
    }

    /**
     * @throws IOException where the file cannot be read
     * @throws IllegalArgumentException where a rule is wrong; the message names the value, the rule and the remedy
     */
    public static FaultScript read(Path file) throws IOException {
        return new FaultScript(FaultFile.read(file));
    }

    /** What the next request on this endpoint shall suffer. Safe to call from many threads. */
    public Turn next(String endpoint) {
        List<FaultRule.Hit> hits = rules.stream()
                .filter(rule -> rule.covers(endpoint))
                .map(FaultRule::next)
                .filter(Objects::nonNull)
                .toList();
        return new Turn(latency(hits), fault(hits));
    }

    private static Duration latency(List<FaultRule.Hit> hits) {
        return hits.stream()
                .map(FaultRule.Hit::latency)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static Fault fault(List<FaultRule.Hit> hits) {
        return hits.stream()
                .map(FaultRule.Hit::fault)
                .filter(Fault::strikes)
                .findFirst()
                .orElse(Fault.NONE);
    }

    /** @param latency how long the answer waits */
    public record Turn(Duration latency, Fault fault) {}
}
