package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Visitor.Answered;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DirectMessageDeskTest {
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
    void contract31_sendsTheSeedWithAnAttachmentOf789Bytes() throws Exception {
        JsonNode answer = visitor.post(Visitor.DIRECT, Seeds.direct()).json();

        assertThat(answer.propertyNames())
                .containsExactly(
                        "successful",
                        "responseMessage",
                        "responseCode",
                        "recipient",
                        "name",
                        "directAddress",
                        "reason",
                        "messageId",
                        "patientDirectAddress");
        assertThat(answer.get("responseCode").intValue()).isEqualTo(2000);
        assertThat(answer.get("directAddress").stringValue()).isEqualTo("test@direct.updoxqa.com");
        assertThat(answer.get("messageId").isIntegralNumber()).isTrue();
        assertThat(visitor.get("/").text()).contains("Test subject: Test message body, text.txt (789 bytes)");
    }

    @Test
    void contract32_answers4652WithNeitherFromNorDemographics() throws Exception {
        assertRefused(Seeds.direct().replace("patientDemographics", "other"), 4652);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "two words@direct.example", "a@b", "a@b@direct.example"})
    void contract32_answers4640ToABadAddress(String to) throws Exception {
        assertRefused(Seeds.direct().replace("test@direct.updoxqa.com", to), 4640);
    }

    @Test
    void contract33_answers4000ToTheUnquotedSampleOfThePage() throws Exception {
        assertRefused(Seeds.DIRECT_ANSWER, 4000);
        assertRefused(Seeds.direct().replaceAll("\"(to|subject)\":", "$1:"), 4000);
    }

    @Test
    void contract32_answers4650WithAReason(@TempDir Path other) throws Exception {
        try (Visitor refused = Visitor.under("- { endpoint: direct, refuse: true }", other)) {
            JsonNode answer = refused.post(Visitor.DIRECT, Seeds.direct()).json();

            assertThat(answer.get("responseCode").intValue()).isEqualTo(4650);
            assertThat(answer.get("reason").stringValue()).isNotBlank();
        }
    }

    @Test
    void fromWinsOverDemographics() throws Exception {
        String both = Seeds.direct().replace("1990-10-10", "never").replaceFirst("\\{", "{ \"from\": \"patient:7\",");

        assertThat(visitor.post(Visitor.DIRECT, both).json().get("responseCode").intValue())
                .isEqualTo(2000);
    }

    @Test
    void answers4060ToAnUnreadableBirthdayOrSender() throws Exception {
        assertRefused(Seeds.direct().replace("1990-10-10", "10/10/1990"), 4060);
        assertRefused(Seeds.direct().replaceFirst("\\{", "{ \"from\": \"Jane\","), 4060);
    }

    @Test
    void answers4060ToAnAttachmentThatIsNotBase64() throws Exception {
        assertRefused(Seeds.direct().replace("\"CgoK", "\"A=goK"), 4060);
    }

    @Test
    void answers4012WithoutUser() throws Exception {
        assertRefused(Seeds.direct().replace("\"userId\": \"user\"", "\"userId\": \"\""), 4012);
    }

    @Test
    void contract29_answersUnderBothAddressesAlike() throws Exception {
        Answered answered = visitor.post("/io/PatientDirectMessageSend", Seeds.direct());

        assertThat(answered.json().get("responseCode").intValue()).isEqualTo(2000);
    }

    private void assertRefused(String body, int code) throws Exception {
        Answered answered = visitor.post(Visitor.DIRECT, body);
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.json().get("successful").booleanValue()).isFalse();
        assertThat(answered.json().get("responseCode").intValue()).isEqualTo(code);
    }
}
