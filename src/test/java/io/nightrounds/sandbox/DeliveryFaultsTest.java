package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.nightrounds.sandbox.Visitor.Answered;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class DeliveryFaultsTest {
    private final Path directory;

    DeliveryFaultsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void halfCloseEndsTheAnswersSideInGoodOrderWithoutAByte() throws Exception {
        try (Visitor visitor = Visitor.under("- { halfClose: true }", directory);
                Socket socket = raw(visitor)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(visitor.ledger().get(0).get("accepted").booleanValue()).isTrue();
            assertThatIOException().isThrownBy(() -> visitor.post(Visitor.ONE_OFF, Seeds.ONE_OFF));
        }
    }

    @Test
    void aDrippingAnswerArrivesWhole() throws Exception {
        try (Visitor visitor = Visitor.under("- { drip: 1ms }", directory)) {
            JsonNode answer = visitor.post(Visitor.ONE_OFF, Seeds.ONE_OFF).json();

            assertThat(answer).isEqualTo(visitor.ledger().get(0).get("answer"));
        }
    }

    @Test
    void aDrippingAnswerBeginsBeforeItsFirstByteFalls() throws Exception {
        try (Visitor visitor = Visitor.under("- { drip: 50s }", directory);
                Socket socket = raw(visitor)) {
            assertThat(head(socket.getInputStream()))
                    .startsWith("HTTP/1.1 200 OK")
                    .contains("Content-Length: ");
            assertThat(socket.getInputStream().available()).isZero();
        }
    }

    @Test
    void drippingAnswersHoldNoThread() throws Exception {
        try (Visitor visitor = Visitor.under("- { endpoint: sms, drip: 50s }", directory)) {
            for (int i = 0; i < 32; i++) {
                visitor.postAsync(Visitor.SMS, Seeds.SMS);
            }
            assertThat(visitor.post(Visitor.ONE_OFF, Seeds.ONE_OFF).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/OneOffMessages", "/messages/sendsms"})
    void contentTypeComesUnderAnotherName(String path) throws Exception {
        try (Visitor visitor = Visitor.under("- { contentType: text/html }", directory)) {
            Answered answered = visitor.post(path, path.endsWith("sms") ? Seeds.SMS : Seeds.ONE_OFF);

            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.header("Content-Type")).isEqualTo("text/html");
            assertThat(answered.json()).isEqualTo(visitor.ledger().get(0).get("answer"));
        }
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/xml", "text/jsonl"})
    void contract40_truncatesAnswersOfEveryFormat(String accept) throws Exception {
        try (Visitor visitor = Visitor.under("- { truncate: true }", directory);
                Socket socket = raw(visitor, Visitor.SMS, accept, Seeds.SMS)) {
            InputStream answer = socket.getInputStream();
            String promised = head(answer).replaceFirst("(?s).*Content-Length: (\\d+).*", "$1");

            assertThat(answer.readAllBytes()).hasSize(Integer.parseInt(promised) / 2);
        }
    }

    private static String head(InputStream answer) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) answer.read());
        }
        return head.toString();
    }

    private static Socket raw(Visitor visitor) throws IOException {
        return raw(visitor, Visitor.ONE_OFF, "*/*", Seeds.ONE_OFF);
    }

    private static Socket raw(Visitor visitor, String path, String accept, String body) throws IOException {
        URI uri = visitor.request(path, "").build().uri();
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        String request = """
                POST %1$s HTTP/1.1
                Host: localhost
                Accept: %2$s
                x-api-key: %3$s
                Authorization: Bearer %3$s
                Content-Type: application/json
                Content-Length: %4$d

                """.formatted(path, accept, Sandbox.DEMO_KEY, body.length());
        socket.getOutputStream().write((request.replace("\n", "\r\n") + body).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
