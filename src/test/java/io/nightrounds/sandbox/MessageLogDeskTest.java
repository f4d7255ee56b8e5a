package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.nightrounds.sandbox.Visitor.Answered;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MessageLogDeskTest {
    private static final String LOG = "/messages/log";

    /** 09:00 in Stockholm. */
    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");

    private Visitor visitor;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        visitor = Visitor.with("{}", directory, clock);
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @Test
    void showsAMessageAsItsAnswerDid() throws Exception {
        JsonNode sent = visitor.post(Visitor.SMS, sms("+46701740605", "")).json();
        JsonNode log = visitor.ask(LOG).json();

        assertThat(log.propertyNames()).containsExactly("Offset", "Total", "Results");
        assertThat(log.at("/Results/0")).isEqualTo(sent);
        assertThat(log.get("Total").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                        | 1 2 3",
                "?Receiver=%2B46701740606                  | 2 3",
                "?receiver=%2B46701740606&Take=1           | 2",
                "?Skip=1                                   | 2 3",
                "?Skip=1&Take=1                            | 2",
                "?Skip=9                                   | ''",
                "?Receiver=%2B46701740699                  | ''",
                "?Created=2026-11-22T10:00:00              | 2 3",
                "?Created=2026-11-22T09:00:01Z             | 3",
                "?Created=2026-11-22                       | 1 2 3",
                "?Created=2026-11-23                       | ''",
                "?Sent=true                                | 1 2",
                "?Sent=false                               | 3",
            })
    void findsByReceiverTimeAndState(String query, String ids) throws Exception {
        visitor.post(Visitor.SMS, sms("+46701740605", ""));
        clock.move(Duration.ofHours(1));
        visitor.post(Visitor.SMS, sms("+46701740606", ""));
        clock.move(Duration.ofHours(1));
        visitor.post(Visitor.SMS, sms("+46701740606", "2026-11-24T08:00:00"));

        JsonNode results = visitor.ask(LOG + query).json().get("Results");

        assertThat(results.findValues("Id").stream().map(JsonNode::asString))
                .containsExactly(ids.isEmpty() ? new String[0] : ids.split(" "));
    }

    @Test
    void tellsTheWholeTotalOfAPage() throws Exception {
        for (int i = 0; i < 101; i++) {
            visitor.post(Visitor.SMS, Seeds.SMS);
        }
        JsonNode page = visitor.ask(LOG + "?Skip=1").json();

        assertThat(page.get("Offset").intValue()).isEqualTo(1);
        assertThat(page.get("Total").intValue()).isEqualTo(101);
        assertThat(page.get("Results").size()).isEqualTo(100);
    }

    @Test
    void aQueuedMessageIsSentWhenItsTimeHasCome() throws Exception {
        visitor.post(Visitor.SMS, sms("+46701740605", "2026-11-22T11:00:00"));
        clock.move(Duration.ofHours(2));

        JsonNode result = visitor.ask(LOG + ".jsonl").json().at("/Results/0");
        assertThat(result.get("Sent").booleanValue()).isTrue();
        assertThat(result.get("SentDate").stringValue()).isEqualTo("2026-11-22T11:00:00");
    }

    @ParameterizedTest
    @CsvSource({"Created=today, Created", "Take=-1, Take", "Skip=many, Skip"})
    void answers400ToAQuestionThatCannotBeRead(String query, String field) throws Exception {
        Answered answered = visitor.ask(LOG + "?" + query);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.json().at("/ResponseStatus/Errors/0/FieldName").stringValue())
                .isEqualTo(field);
    }

    @Test
    void contract37_asksForALogin() throws Exception {
        assertThat(visitor.get(LOG).status()).isEqualTo(401);
        assertThat(visitor.post(LOG, "{}").status()).isEqualTo(405);
    }

    @Test
    void answersInXml() throws Exception {
        visitor.post(Visitor.SMS, Seeds.SMS);

        assertThat(visitor.ask(LOG + "?format=xml").text())
                .startsWith("<QueryResponseOfMessageLogQueryResponse ")
                .contains(
                        "<Offset>0</Offset><Total>1</Total><Results><MessageLogQueryResponse xmlns=\"http://schemas.datacontract.org")
                .contains("<Id>1</Id><MessageBody>String</MessageBody>");
    }

    @ParameterizedTest
    @CsvSource({"reset: after, 1", "reset: before, 0", "truncate: true, 1", "halfClose: true, 1"})
    void contract39_findsAMessageWhoseAnswerWasLostIfItWasTaken(String fault, int found, @TempDir Path other)
            throws Exception {
        try (Visitor unlucky = Visitor.under("- { endpoint: sms, " + fault + " }", other)) {
            assertThatIOException().isThrownBy(() -> unlucky.post(Visitor.SMS, sms("+46701740605", "")));

            assertThat(unlucky.ask(LOG + "?Receiver=%2B46701740605")
                            .json()
                            .get("Total")
                            .intValue())
                    .isEqualTo(found);
        }
    }

    private static String sms(String receiver, String toSend) {
        String later = toSend.isEmpty() ? "" : ",\"ToSendDate\":\"" + toSend + "\"";
        return "{\"Receiver\":\"" + receiver + "\",\"MessageBody\":\"See you\"" + later + "}";
    }
}
