package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Visitor.Answered;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneOffMessagesDeskTest {
    private Visitor visitor;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        visitor = Visitor.of(directory);
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @Test
    void contract01_answersTheSeedWithAGuidAndABoolean() throws Exception {
        Answered answered = visitor.post(Visitor.ONE_OFF, Seeds.ONE_OFF);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("Content-Type")).startsWith("application/json");
        assertThat(answered.json().propertyNames()).containsExactly("patientCommunicationId", "success");
        assertThat(answered.json().get("success").booleanValue()).isTrue();
        String id = answered.json().get("patientCommunicationId").stringValue();
        assertThat(UUID.fromString(id)).hasToString(id);
    }

    @Test
    void contract04_takesAMessageWithoutSubject() throws Exception {
        String body = Seeds.ONE_OFF.replace("\"messageSubject\": \"sample string 6\",", "");

        assertThat(visitor.post(Visitor.ONE_OFF, body).json().get("success").booleanValue())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"method", "locationExternalId", "patientExternalId", "from", "to", "messageBody"})
    void contract05_refusesAMessageWithoutARequiredField(String field) throws Exception {
        Answered answered = visitor.post(Visitor.ONE_OFF, Seeds.ONE_OFF.replace("\"" + field + "\"", "\"other\""));

        String member = "request." + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.json().get("Message").stringValue()).isEqualTo("The request is invalid.");
        assertThat(answered.json().get("ModelState").propertyNames()).containsExactly(member);
    }

    @Test
    void contract07_refusesPlainText() throws Exception {
        Answered answered = visitor.post(Visitor.ONE_OFF, "text/plain", Seeds.ONE_OFF);

        assertThat(answered.status()).isEqualTo(415);
        assertThat(answered.json().get("Message").stringValue())
                .isEqualTo("The request entity's media type 'text/plain' is not supported for this resource.");
    }

    @Test
    void readsNamesInAnyCase() throws Exception {
        String body = Seeds.ONE_OFF.replace("method", "METHOD").replace("messageBody", "MessageBody");

        assertThat(visitor.post(Visitor.ONE_OFF, body).status()).isEqualTo(200);
    }

    @Test
    void refusesABodyThatIsNoJson() throws Exception {
        Answered answered = visitor.post(Visitor.ONE_OFF, "{\"method\":");

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.json().get("ModelState").has("request")).isTrue();
    }
}
