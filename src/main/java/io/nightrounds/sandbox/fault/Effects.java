package io.nightrounds.sandbox.fault;

import io.nightrounds.sandbox.fault.Delivery.Way;
import io.nightrounds.sandbox.fault.Fault.Fate;
import io.nightrounds.sandbox.yaml.YamlBlock;
import java.time.Duration;
import java.util.List;

/** The part of a rule that says what goes wrong. */
final class Effects {
    static final List<String> KEYS = List.of(
            "status",
            "refuse",
            "failItems",
            "statuses",
            "reset",
            "halfClose",
            "truncate",
            "drip",
            "contentType",
            "hang");
    static final List<String> DETAILS = List.of("retryAfter", "accepted");

    private static final List<String> OF_ITEMS = List.of("failItems", "statuses");
    private static final List<Integer> BODILESS = List.of(204, 205, 304);
    private static final int MOST = 1_000_000_000;

    private Effects() {}

    static Fault read(YamlBlock entry, String endpoint) {
        List<String> effects = entry.having(KEYS);
        if (!effects.contains("status") && !entry.having(DETAILS).isEmpty()) {
            throw entry.mistake(entry.having(DETAILS) + " only goes with a status. Add one or leave it out.");
        }
        if (!effects.isEmpty() && OF_ITEMS.containsAll(effects)) {
            return items(entry, endpoint);
        }
        String effect = FaultFile.onlyOne(entry, KEYS);
        return switch (effect) {
            case "status" -> status(entry);
            case "reset" -> reset(entry.word("reset", List.of("before", "during", "after"), ""));
            case "drip" -> drip(entry);
            case "contentType" -> Fault.contentType(entry.text("contentType"));
            case "" -> Fault.NONE;
            default -> entry.flag(effect) ? switched(effect) : Fault.NONE;
        };
    }

    private static Fault status(YamlBlock entry) {
        int status = entry.number("status", 200, 599);
        if (BODILESS.contains(status)) {
            throw entry.mistake("status " + status + " is not an error of a vendor. Use another one, such as 503.");
        }
        return Fault.status(status, entry.number("retryAfter", 0, MOST, 0), entry.flag("accepted"));
    }

    private static Fault items(YamlBlock entry, String endpoint) {
        String name = String.join(", ", entry.having(OF_ITEMS));
        if (!endpoint.equals("sync")) {
            throw entry.mistake(
                    name + " with endpoint '" + endpoint + "': only sync has items. Write 'endpoint: sync'.");
        }
        int failEvery = entry.has("failItems")
                ? entry.block("failItems").allowOnly(List.of("every")).number("every", 1, MOST)
                : 0;
        String statuses = entry.has("statuses") ? entry.word("statuses", Statuses.words(), "") : "";
        return Fault.items((name + " " + statuses).strip(), failEvery, Statuses.of(statuses));
    }

    private static Fault reset(String when) {
        return switch (when) {
            case "before" -> Fault.onTheWay("reset before", Fate.LOST, Delivery.of(Way.RESET));
            case "during" -> Fault.onTheWay("reset during", Fate.JUDGED, Delivery.of(Way.HALF_THEN_RESET));
            default -> Fault.onTheWay("reset after", Fate.JUDGED, Delivery.of(Way.RESET));
        };
    }

    private static Fault drip(YamlBlock entry) {
        Duration pause = entry.duration("drip");
        if (pause.isZero() || pause.compareTo(Latency.LONGEST) > 0) {
            throw entry.mistake("drip '" + pause.toMillis() + "ms' is not between 1ms and "
                    + Latency.LONGEST.toSeconds() + "s. Write it like 'drip: 10ms'.");
        }
        return Fault.onTheWay("drip", Fate.JUDGED, new Delivery(Way.DRIP, pause));
    }

    private static Fault switched(String effect) {
        return switch (effect) {
            case "refuse" -> Fault.onTheWay(effect, Fate.REFUSED, Delivery.WHOLE);
            case "truncate" -> Fault.onTheWay(effect, Fate.JUDGED, Delivery.of(Way.HALF_THEN_CLOSE));
            case "halfClose" -> Fault.onTheWay(effect, Fate.JUDGED, Delivery.of(Way.HALF_CLOSE));
            default -> Fault.onTheWay(effect, Fate.JUDGED, Delivery.of(Way.NEVER));
        };
    }
}
