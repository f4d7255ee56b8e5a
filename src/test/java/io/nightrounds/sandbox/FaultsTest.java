package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.sandbox.Visitor.Answered;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class FaultsTest {
    private static final int CROWD = 256;

    private final Path directory;

    FaultsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void statusTakesTheAnswersPlaceAndTheMessageIsLost() throws Exception {
        try (Visitor visitor = Visitor.under("- { endpoint: sms, status: 503, retryAfter: 2 }", directory)) {
            Answered answered = visitor.post(Visitor.SMS, Seeds.SMS);

            assertThat(answered.status()).isEqualTo(503);
            assertThat(answered.header("Retry-After")).isEqualTo("2");
            assertThat(answered.text()).isEmpty();
            assertWritten(visitor, "status 503", 503, false);
        }
    }

    @Test
    void statusCanHideThatTheMessageWasTaken() throws Exception {
        try (Visitor visitor = Visitor.under("- { endpoint: sms, status: 500, accepted: true }", directory)) {
            assertThat(visitor.post(Visitor.SMS, Seeds.SMS).status()).isEqualTo(500);
            assertWritten(visitor, "status 500", 500, true);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/OneOffMessages, 200, /success, false",
        "/Public/VoiceCall, 200, /Success, false",
        "/api/io/AppointmentsSync, 200, /responseCode, 4060",
        "/api/io/PatientDirectMessageSend, 200, /responseCode, 4650",
        "/messages/sendsms, 400, /ResponseStatus/ErrorCode, ArgumentException"
    })
    void refusalIsSaidInTheVendorsOwnWords(String path, int status, String pointer, String value) throws Exception {
        try (Visitor visitor = Visitor.under("- { refuse: true }", directory)) {
            Answered answered = visitor.post(path, "{}");

            assertThat(answered.status()).isEqualTo(status);
            assertThat(answered.json().at(pointer).asString()).isEqualTo(value);
            assertWritten(visitor, "refuse", status, false);
        }
    }

    @Test
    void everyNthItemOfABatchFails() throws Exception {
        try (Visitor visitor = Visitor.under("- { endpoint: sync, failItems: { every: 2 } }", directory)) {
            String item = Seeds.APPOINTMENT;
            JsonNode answer = visitor.post(Visitor.SYNC, Seeds.sync(item, item, item, item))
                    .json();

            assertThat(answer.get("successful").booleanValue()).isTrue();
            assertThat(answer.get("statuses").findValues("success"))
                    .extracting(JsonNode::booleanValue)
                    .containsExactly(true, false, true, false);
            assertWritten(visitor, "failItems", 200, true);
        }
    }

    @ParameterizedTest
    @CsvSource({"before, 0, false", "during, 200, true", "after, 200, true"})
    void resetBreaksTheConnectionWithARealReset(String when, int status, boolean accepted) throws Exception {
        try (Visitor visitor = Visitor.under("- { reset: " + when + " }", directory);
                Socket socket = rawSms(visitor)) {
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
            assertWritten(visitor, "reset " + when, status, accepted);
        }
    }

    @Test
    void resetDuringLetsHalfOfTheAnswerThrough() throws Exception {
        try (Visitor visitor = Visitor.under("- { reset: during }", directory);
                Socket socket = rawSms(visitor)) {
            byte[] head = socket.getInputStream().readNBytes("HTTP/1.1 200 OK".length());

            assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void truncateEndsHalfwayWithoutAReset() throws Exception {
        try (Visitor visitor = Visitor.under("- { truncate: true }", directory);
                Socket socket = rawSms(visitor)) {
            String read = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(read).startsWith("HTTP/1.1 200 OK").contains("{\"Id\":1").doesNotContain("}");
            assertThatThrownBy(() -> visitor.post(Visitor.SMS, Seeds.SMS)).isInstanceOf(IOException.class);
            assertWritten(visitor, "truncate", 200, true);
        }
    }

    @Test
    void hangTakesTheMessageAndNeverAnswers() throws Exception {
        try (Visitor visitor = Visitor.under("- { endpoint: sms, hang: true }", directory)) {
            CompletableFuture<?> waiting = visitor.postAsync(Visitor.SMS, Seeds.SMS);

            awaitArrivals(visitor, 1);
            assertThat(waiting).isNotDone();
            assertWritten(visitor, "hang", 200, true);
        }
    }

    @Test
    void hangingConnectionsDoNotStopTheOthersNorTheEnd() throws Exception {
        CompletableFuture<?> hanging;
        try (Visitor visitor = Visitor.under("- { endpoint: sms, hang: true }", directory)) {
            hanging = CompletableFuture.allOf(IntStream.range(0, 32)
                    .mapToObj(i -> visitor.postAsync(Visitor.SMS, Seeds.SMS))
                    .toArray(CompletableFuture[]::new));

            assertThat(visitor.post(Visitor.ONE_OFF, Seeds.ONE_OFF).status()).isEqualTo(200);
            assertThat(hanging).isNotDone();
        }
        assertThatThrownBy(hanging::join).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void latenciesOverlapAndHoldNoThread() throws Exception {
        try (Visitor visitor = Visitor.under("- { endpoint: sms, latency: 50s }", directory)) {
            List<CompletableFuture<?>> waiting = Stream.<CompletableFuture<?>>generate(
                            () -> visitor.postAsync(Visitor.SMS, Seeds.SMS))
                    .limit(CROWD)
                    .toList();

            // all of them are taken, and another endpoint answers, while none of the slow ones has its answer
            awaitArrivals(visitor, CROWD);
            assertThat(visitor.post(Visitor.ONE_OFF, Seeds.ONE_OFF).status()).isEqualTo(200);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void aSlowAnswerArrivesWhole() throws Exception {
        try (Visitor visitor = Visitor.under("- { latency: { median: 20ms, p95: 40ms } }", directory)) {
            List<CompletableFuture<Integer>> answers = Stream.generate(() ->
                            visitor.postAsync(Visitor.SMS, Seeds.SMS).thenApply(response -> response.statusCode()))
                    .limit(64)
                    .toList();

            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
        }
    }

    @Test
    void everyPicksTheNthRequestsOfItsEndpointOnly() throws Exception {
        try (Visitor visitor = Visitor.under("- { endpoint: sms, every: 3, status: 503 }", directory)) {
            visitor.post(Visitor.ONE_OFF, Seeds.ONE_OFF);

            assertThat(statuses(visitor, 6)).containsExactly(200, 200, 503, 200, 200, 503);
        }
    }

    @Test
    void theFirstRuleThatPicksDecidesAndTheOthersStillCount() throws Exception {
        String script = """
                - { endpoint: sms, first: 2, status: 429, retryAfter: 1 }
                - { endpoint: any, every: 2, status: 500 }
                """;
        try (Visitor visitor = Visitor.under(script, directory)) {
            assertThat(statuses(visitor, 4)).containsExactly(429, 429, 200, 500);
        }
    }

    @Test
    void probabilityIsTheSameInEveryPlay() throws Exception {
        String script = "- { endpoint: sms, probability: 0.3, seed: 7, status: 503 }";
        List<Integer> first;
        try (Visitor visitor = Visitor.under(script, directory)) {
            first = statuses(visitor, 60);
        }
        try (Visitor visitor = Visitor.under(script, directory)) {
            assertThat(statuses(visitor, 60)).isEqualTo(first).contains(200, 503);
        }
    }

    @Test
    void aScriptMayBeJson() throws Exception {
        try (Visitor visitor = Visitor.under("[{\"endpoint\": \"sms\", \"status\": 401}]", directory)) {
            assertThat(visitor.post(Visitor.SMS, Seeds.SMS).status()).isEqualTo(401);
        }
    }

    private static List<Integer> statuses(Visitor visitor, int requests) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            statuses.add(visitor.post(Visitor.SMS, Seeds.SMS).status());
        }
        return statuses;
    }

    private static void awaitArrivals(Visitor visitor, int arrivals) throws IOException {
        while (visitor.ledger().size() < arrivals) {
            Thread.onSpinWait();
        }
    }

    private static Socket rawSms(Visitor visitor) throws IOException {
        URI uri = visitor.request(Visitor.SMS, "").build().uri();
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        String request = """
                POST /messages/sendsms HTTP/1.1
                Host: localhost
                x-api-key: %1$s
                Authorization: Bearer %1$s
                Content-Type: application/json
                Content-Length: %2$d

                %3$s""".formatted(Sandbox.DEMO_KEY, Seeds.SMS.length(), Seeds.SMS);
        socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void assertWritten(Visitor visitor, String fault, int status, boolean accepted) throws Exception {
        JsonNode line = visitor.ledger().get(0);
        assertThat(line.get("fault").stringValue()).isEqualTo(fault);
        assertThat(line.get("status").intValue()).isEqualTo(status);
        assertThat(line.get("accepted").booleanValue()).isEqualTo(accepted);
    }
}
