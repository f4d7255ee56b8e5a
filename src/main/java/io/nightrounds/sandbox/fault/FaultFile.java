package io.nightrounds.sandbox.fault;

import io.nightrounds.sandbox.yaml.YamlBlock;
import io.nightrounds.sandbox.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a fault script, a YAML or JSON list of rules, in the form that the package's description gives. */
final class FaultFile {
    private static final List<String> ENDPOINTS =
            List.of("sms", "voice", "oneoff", "direct", "sync", "log", "token", FaultRule.ANY);
    private static final List<String> SELECTORS = List.of("every", "first", "probability");
    private static final List<String> KEYS = Stream.of(
                    List.of("endpoint", "latency", "seed"), SELECTORS, Effects.KEYS, Effects.DETAILS)
            .flatMap(List::stream)
            .toList();
    private static final String EXAMPLE = "{ endpoint: sms, status: 503 }";
    private static final int MOST = 1_000_000_000;

    private FaultFile() {}

    static List<FaultRule> read(Path file) throws IOException {
        Object root = YamlFile.read(file);
        if (!(root instanceof List<?> entries)) {
            throw new IllegalArgumentException(
                    file
                            + ": a fault script is a list of rules. Start each with a hyphen: - { endpoint: sms, status: 503 }");
        }
        List<FaultRule> rules = new ArrayList<>();
        for (Object entry : entries) {
            rules.add(rule(new YamlBlock(file + ", rule " + (rules.size() + 1), entry, EXAMPLE)));
        }
        return List.copyOf(rules);
    }

    private static FaultRule rule(YamlBlock entry) {
        entry.allowOnly(KEYS);
        String endpoint = entry.word("endpoint", ENDPOINTS, FaultRule.ANY);
        Latency latency = entry.has("latency") ? latency(entry) : null;
        Fault fault = Effects.read(entry, endpoint);
        if (latency == null && !fault.strikes()) {
            throw entry.mistake(
                    "it does nothing. Give it a latency or one of " + String.join(", ", Effects.KEYS) + ".");
        }
        return new FaultRule(endpoint, selector(entry), latency, fault);
    }

    private static Selector selector(YamlBlock entry) {
        return switch (onlyOne(entry, SELECTORS)) {
            case "every" -> Selector.every(entry.number("every", 1, MOST));
            case "first" -> Selector.first(entry.number("first", 1, MOST));
            case "probability" -> Selector.withProbability(entry.share("probability"), seed(entry));
            default -> Selector.all();
        };
    }

    private static Latency latency(YamlBlock entry) {
        if (entry.value("latency") instanceof Map) {
            YamlBlock spread = entry.block("latency").allowOnly(List.of("median", "p95"));
            return latency(entry, spread.duration("median"), spread.duration("p95"));
        }
        Duration fixed = entry.duration("latency");
        return latency(entry, fixed, fixed);
    }

    private static Latency latency(YamlBlock entry, Duration median, Duration p95) {
        try {
            return new Latency(median, p95, seed(entry));
        } catch (IllegalArgumentException e) {
            throw entry.mistake(String.valueOf(e.getMessage()));
        }
    }

    /** The one key of the group that the rule has, or the empty text. */
    static String onlyOne(YamlBlock entry, List<String> group) {
        List<String> found = entry.having(group);
        if (found.size() > 1) {
            throw entry.mistake(String.join(" and ", found) + " cannot stand in one rule. Write a rule for each.");
        }
        return found.isEmpty() ? "" : found.get(0);
    }

    private static int seed(YamlBlock entry) {
        return entry.number("seed", 0, MOST, 1);
    }
}
