package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Visitor.Answered;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceCallDeskTest {
    private static final String GOOD = Seeds.VOICE.replace("sample string 4", "sample string");

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
    void contract10_refusesTheSeedsOwnSourceOf15Characters() throws Exception {
        Answered answered = visitor.post(Visitor.VOICE, Seeds.VOICE);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.json().at("/ModelState/request.Source/0").stringValue())
                .isEqualTo("The field Source must be a string with a minimum length of 3 and a maximum length of 14.");
    }

    @Test
    void contract10_takesTheSeedWithASourceOf13Characters() throws Exception {
        Answered answered = visitor.post(Visitor.VOICE, GOOD);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.json().propertyNames())
                .containsExactly("StatusId", "Status", "Success", "Errors", "MessageId", "Credits");
        assertThat(answered.json().get("Success").booleanValue()).isTrue();
        assertThat(answered.json().get("Errors").isEmpty()).isTrue();
        assertThat(answered.json().get("MessageId").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, 400", "3, 200", "14, 200", "15, 400"})
    void contract11_limitsTheSource(int length, int status) throws Exception {
        String body = GOOD.replace("sample string\"", "s".repeat(length) + "\"");

        assertThat(visitor.post(Visitor.VOICE, body).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "100, 200", "101, 400"})
    void contract11_limitsTheCustomerSiteId(int length, int status) throws Exception {
        String body = GOOD.replace("sample string 5", "s".repeat(length));

        assertThat(visitor.post(Visitor.VOICE, body).status()).isEqualTo(status);
    }

    @Test
    void contract13_takesADestinationOf12Digits() throws Exception {
        visitor.post(Visitor.VOICE, destination("447700900123"));

        assertThat(visitor.ledger().get(0).at("/accepted").booleanValue()).isTrue();
        assertThat(visitor.ledger().get(0).at("/request/Destination").longValue())
                .isEqualTo(447700900123L);
        assertThat(visitor.get("/").text()).contains("447700900123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.47700900123E11", "447700900123.0", "\"+447700900123\"", "\"\"", "null", "[3]", "-3"})
    void contract14_refusesADestinationThatIsNoWholeNumber(String written) throws Exception {
        Answered answered = visitor.post(Visitor.VOICE, destination(written));

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.json().get("ModelState").propertyNames()).containsExactly("request.Destination");
    }

    @Test
    void contract14_refusesACallWithoutDestination() throws Exception {
        assertThat(visitor.post(Visitor.VOICE, GOOD.replace("\"Destination\"", "\"Other\""))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"[], 200", "'[\"2025-04-04T07:19:40.9303892+01:00\"]', 200", "'[\"at noon\"]', 400", "\"today\", 400"})
    void contract15_readsTimesWithSevenDigitFractionsAndOffset(String times, int status) throws Exception {
        String body = GOOD.replaceFirst("\"Times\": .*", "\"Times\": " + times + " }");

        assertThat(visitor.post(Visitor.VOICE, body).status()).isEqualTo(status);
    }

    @Test
    void refusesAnotherKeyAsUnauthorized() throws Exception {
        String body = GOOD.replace(Sandbox.DEMO_KEY, UUID.randomUUID().toString());

        assertThat(visitor.post(Visitor.VOICE, body).status()).isEqualTo(401);
    }

    @Test
    void namesEveryMistakeAtOnce() throws Exception {
        Answered answered = visitor.post(Visitor.VOICE, "{\"RestrictSends\": \"perhaps\", \"APIKey\": \"short\"}");

        assertThat(answered.json().get("ModelState").propertyNames())
                .containsExactlyInAnyOrder(
                        "request.APIKey",
                        "request.Username",
                        "request.Source",
                        "request.RestrictSends",
                        "request.Destination");
    }

    @Test
    void contract17_refusesWith200AndSuccessFalseOrWithAnHttpError(@TempDir Path other) throws Exception {
        try (Visitor refused = Visitor.under("- { endpoint: voice, refuse: true }", other)) {
            Answered answered = refused.post(Visitor.VOICE, GOOD);

            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.json().get("Success").booleanValue()).isFalse();
            assertThat(answered.json().at("/Errors/Destination").stringValue()).isNotBlank();
        }
        assertThat(visitor.post(Visitor.VOICE, "{}").json().propertyNames()).containsExactly("Message", "ModelState");
    }

    @Test
    void refusesPlainText() throws Exception {
        assertThat(visitor.post(Visitor.VOICE, "text/plain", GOOD).status()).isEqualTo(415);
    }

    private static String destination(String written) {
        return GOOD.replace("\"Destination\": 3", "\"Destination\": " + written);
    }
}
