package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nightrounds.sandbox.Visitor.Answered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SandboxTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final Path directory;

    SandboxTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void startsOnAFreeLoopbackPort() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.onFreePort());
                Sandbox other = Sandbox.start(SandboxOptions.onFreePort())) {
            assertThat(sandbox.url()).hasScheme("http").hasHost("127.0.0.1");
            assertThat(sandbox.url()).isNotEqualTo(other.url());
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.onFreePort())) {
            int port = sandbox.url().getPort();

            assertThatIOException()
                    .isThrownBy(() -> Sandbox.start(new SandboxOptions(port, null, null, null)))
                    .withMessageContaining("port " + port)
                    .withMessageContaining("choose another port");
        }
    }

    @Test
    void refusesAPortThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SandboxOptions(65536, null, null, null))
                .withMessageContaining("65536");
    }

    @Test
    void writesDownWhatArrivedInOneLine() throws Exception {
        try (Visitor visitor = Visitor.of(directory, Clock.fixed(NOW, ZoneOffset.UTC))) {
            visitor.post(Visitor.SMS, Seeds.SMS);
        }
        assertThat(Files.readString(directory.resolve("ledger.jsonl"))).isEqualTo("""
                {"at":"2026-11-22T08:00:00Z","endpoint":"sms","status":200,"accepted":true,"fault":null,\
                "request":{"CompanyId":"00000000-0000-0000-0000-000000000000","Receiver":"String","MessageBody":"String"},\
                "answer":{"Id":1,"Receiver":"String","MessageTitle":"","StorageUrl":"","MessageBody":"String",\
                "Created":"2026-11-22T09:00:00","ToSendDate":"2026-11-22T09:00:00","SentDate":"2026-11-22T09:00:00",\
                "Sent":true,"MessageRetries":0,"SendMethodId":2}}
                """);
    }

    @Test
    void contract18_writesNoCredentialDown() throws Exception {
        try (Visitor visitor = Visitor.of(directory)) {
            visitor.post(Visitor.VOICE, Seeds.VOICE);
            visitor.post(Visitor.SYNC, Seeds.sync(Seeds.APPOINTMENT));
            visitor.post(Visitor.DIRECT, Seeds.direct());
            visitor.post(Visitor.SMS, Seeds.SMS);

            assertThat(visitor.ledger()).hasSize(4);
            assertThat(visitor.ledger().get(0).at("/request").propertyNames())
                    .contains("Username")
                    .doesNotContain("APIKey");
        }
        assertThat(directory.resolve("ledger.jsonl")).content().doesNotContain(Sandbox.DEMO_KEY);
    }

    @Test
    void continuesALedgerThatIsThere() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (Visitor visitor = Visitor.of(directory)) {
                visitor.post(Visitor.ONE_OFF, Seeds.ONE_OFF);
            }
        }
        assertThat(Files.readAllLines(directory.resolve("ledger.jsonl"))).hasSize(2);
    }

    @Test
    void writesARefusalDownAsNotAccepted() throws Exception {
        try (Visitor visitor = Visitor.of(directory)) {
            visitor.post(Visitor.VOICE, "no json");
            JsonNode line = visitor.ledger().get(0);

            assertThat(line.get("endpoint").stringValue()).isEqualTo("voice");
            assertThat(line.get("status").intValue()).isEqualTo(400);
            assertThat(line.get("accepted").booleanValue()).isFalse();
            assertThat(line.get("request").isNull()).isTrue();
        }
    }

    @Test
    void showsWhatPatientsWouldHaveReceivedEscaped() throws Exception {
        try (Visitor visitor = Visitor.of(directory)) {
            visitor.post(Visitor.SMS, Seeds.SMS.replace("MessageBody\":\"String", "MessageBody\":\"<b>see</b> & you"));
            Answered page = visitor.get("/");

            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.text())
                    .contains("<td>sms<td>1<td>1<td>0")
                    .contains("<td>String<td>&lt;b&gt;see&lt;/b&gt; &amp; you");
        }
    }

    @Test
    void showsTheLast200MessagesOnly() throws Exception {
        try (Visitor visitor = Visitor.of(directory)) {
            for (int i = 0; i < 201; i++) {
                visitor.post(
                        Visitor.SMS, Seeds.SMS.replace("MessageBody\":\"String", "MessageBody\":\"text " + i + "."));
            }
            assertThat(visitor.get("/").text())
                    .contains("<td>sms<td>201")
                    .contains("text 200.", "text 1.")
                    .doesNotContain("text 0.");
        }
    }

    @Test
    void showsWhatWasReceivedByChannelFromWhicheverVendor() throws Exception {
        try (Visitor visitor = Visitor.of(directory)) {
            visitor.post(Visitor.SMS, Seeds.SMS);
            visitor.post(Visitor.ONE_OFF, Seeds.ONE_OFF.replace("sample string 1", "sms"));
            visitor.post(Visitor.ONE_OFF, Seeds.ONE_OFF.replace("sample string 1", "Email"));
            visitor.post(Visitor.VOICE, Seeds.VOICE.replace("sample string 4", "sample"));
            visitor.post(Visitor.DIRECT, Seeds.direct());

            assertThat(visitor.get("/").text())
                    .contains("<h2>SMS: 2 received", "<h2>e-mail: 1 received", "<h2>voice call: 1 received")
                    .contains("<h2>direct message: 1 received")
                    .contains("<td>sample string 5<td>sample string 6: sample string 7");
        }
    }

    @Test
    void showsTheAppointmentsHeldTheLatestFirst() throws Exception {
        try (Visitor visitor = Visitor.of(directory)) {
            String cancelled = Seeds.APPOINTMENT.replace("\"cancelled\": false", "\"cancelled\": true");
            visitor.post(Visitor.SYNC, Seeds.sync(Seeds.APPOINTMENT));
            visitor.post(Visitor.SYNC, Seeds.sync(cancelled.replace("3456", "\"<7>\"")));

            assertThat(visitor.get("/").text())
                    .contains("2 appointments in the book, 1 of them cancelled")
                    .contains("<tr><td>accountId<td>&lt;7&gt;<td>2015-12-30<td>summary<td>cancelled\n"
                            + "<tr><td>accountId<td>3456<td>2015-12-30<td>summary<td>\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/oneoff", "/io/AppointmentsSync", "/messages/sendsms/"})
    void answers404ToAnUnknownPath(String path) throws Exception {
        try (Visitor visitor = Visitor.of(directory)) {
            assertThat(visitor.post(path, "{}").status()).isEqualTo(404);
        }
    }

    @Test
    void answers405ToAnotherMethod() throws Exception {
        try (Visitor visitor = Visitor.of(directory)) {
            Answered answered = visitor.get(Visitor.SMS);

            assertThat(answered.status()).isEqualTo(405);
            assertThat(answered.header("Allow")).isEqualTo("POST");
        }
    }

    @Test
    void readsABodyInManyPieces() throws Exception {
        try (Visitor visitor = Visitor.of(directory)) {
            String text = "long ".repeat(200_000);
            visitor.post(Visitor.SMS, Seeds.SMS.replace("MessageBody\":\"String", "MessageBody\":\"" + text));

            assertThat(visitor.ledger().get(0).at("/request/MessageBody").stringValue())
                    .isEqualTo(text);
        }
    }
}
