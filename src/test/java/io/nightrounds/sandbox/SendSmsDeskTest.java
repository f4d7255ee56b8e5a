package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Visitor.Answered;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SendSmsDeskTest {
    /** 09:00 in Stockholm. */
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private Visitor visitor;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        visitor = Visitor.of(directory, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @Test
    void sendsTheSeedAtOnce() throws Exception {
        Answered answered = visitor.post(Visitor.SMS, Seeds.SMS);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.text()).isEqualTo("""
                {"Id":1,"Receiver":"String","MessageTitle":"","StorageUrl":"","MessageBody":"String",\
                "Created":"2026-11-22T09:00:00","ToSendDate":"2026-11-22T09:00:00","SentDate":"2026-11-22T09:00:00",\
                "Sent":true,"MessageRetries":0,"SendMethodId":2}""");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:00:01, 2026-11-22T09:00:01",
        "2026-11-22T08:00:01Z, 2026-11-22T09:00:01",
        "/Date(1795334401000+0100)/, 2026-11-22T09:00:01"
    })
    void queuesAMessageForLater(String written, String answered) throws Exception {
        JsonNode answer = visitor.post(Visitor.SMS, withDate(written)).json();

        assertThat(answer.get("Sent").booleanValue()).isFalse();
        assertThat(answer.has("SentDate")).isFalse();
        assertThat(answer.get("ToSendDate").stringValue()).isEqualTo(answered);
    }

    @Test
    void sendsAMessageWhoseTimeHasCome() throws Exception {
        assertThat(visitor.post(Visitor.SMS, withDate("2026-11-22T09:00:00"))
                        .json()
                        .get("Sent")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void givesEveryMessageItsOwnId() throws Exception {
        assertThat(visitor.post(Visitor.SMS, Seeds.SMS).json().get("Id"))
                .isNotEqualTo(visitor.post(Visitor.SMS, Seeds.SMS).json().get("Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-api-key", "Authorization"})
    void contract37_answers401WithoutKeyOrToken(String header) throws Exception {
        Answered answered = visitor.send(visitor.request(Visitor.SMS, Seeds.SMS).setHeader(header, "wrong"));

        assertThat(answered.status()).isEqualTo(401);
        assertThat(answered.json().at("/ResponseStatus/ErrorCode").stringValue())
                .isEqualTo("Unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Receiver", "MessageBody"})
    void answers400NamingTheFieldThatIsEmpty(String field) throws Exception {
        String body = Seeds.SMS.replace("\"" + field + "\":\"String\"", "\"" + field + "\":\" \"");
        Answered answered = visitor.post(Visitor.SMS, body);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.json().at("/ResponseStatus/Errors/0/FieldName").stringValue())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-02-30T10:00:00"})
    void answers400ToAnUnreadableDate(String date) throws Exception {
        Answered answered = visitor.post(Visitor.SMS, withDate(date));

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.json().at("/ResponseStatus/Errors/0/FieldName").stringValue())
                .isEqualTo("ToSendDate");
    }

    @Test
    void answers400ToABodyThatIsNoJsonAndToACompanyThatIsNoGuid() throws Exception {
        assertThat(visitor.post(Visitor.SMS, "String").status()).isEqualTo(400);
        assertThat(visitor.post(Visitor.SMS, Seeds.SMS.replace("00000000-", "")).status())
                .isEqualTo(400);
    }

    private static String withDate(String date) {
        return Seeds.SMS.replace("}", ",\"ToSendDate\":\"" + date + "\"}");
    }
}
