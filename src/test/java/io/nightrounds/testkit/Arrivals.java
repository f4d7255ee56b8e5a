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

    /** Where each desk's request names the recipient: a voice call has no text to know it by. */
    private static final Map<String, String> RECIPIENT =
            Map.of("sms", "Receiver", "voice", "Destination", "oneoff", "to", "direct", "to");

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

    /** Whom the vendors took a message to, on all four channels, in the order in which the messages arrived. */
    public List<String> acceptedRecipients() {
        return lines().stream()
                .map(JSON::readTree)
                .filter(line -> RECIPIENT.containsKey(line.path("endpoint").asString()))
                .filter(line -> line.path("accepted").asBoolean())
                .map(line -> line.path("request")
                        .path(RECIPIENT.get(line.path("endpoint").asString()))
                        .asString())
                .map(Arrivals::plain)
                .toList();
    }

    /** How many requests arrived, whatever they were: quickly counted, for who waits for one. */
    public int requests() {
        return lines().size();
    }

    /** A recipient as every vendor writes it: one of them takes a number without its plus. */
    public static String plain(String recipient) {
        return recipient.replace("+", "");
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
