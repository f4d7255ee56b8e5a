package io.nightrounds.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What arrived at the sandbox, by its ledger: the other side's own account of the night. */
public record Arrivals(Path ledger) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The texts of the SMS the vendor took, in the order in which they arrived. */
    public List<String> acceptedSms() {
        return lines().stream()
                .map(JSON::readTree)
                .filter(line -> line.path("endpoint").asString().equals("sms"))
                .filter(line -> line.path("accepted").asBoolean())
                .map(line -> line.path("request"))
                .map(Arrivals::text)
                .toList();
    }

    /** The texts that were taken more than once. */
    public List<String> sentTwice() {
        Map<String, Long> counts =
                acceptedSms().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String text(JsonNode request) {
        return request.path("MessageBody").asString();
    }

    /** Whole lines only: the last one may still be on its way. */
    private List<String> lines() {
        try {
            if (!Files.exists(ledger)) {
                return List.of();
            }
            String text = Files.readString(ledger, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
