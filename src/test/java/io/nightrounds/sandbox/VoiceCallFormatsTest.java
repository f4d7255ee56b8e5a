package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Visitor.Answered;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceCallFormatsTest {
    private static final String WRITTEN = "2025-04-04T07:19:40.9303892+01:00";
    private static final String GOOD = Seeds.VOICE_XML.replace("sample string 4", "sample string");

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
    void contract10_refusesTheSeedsXmlForItsSourceAlone() throws Exception {
        Answered answered = xml(Seeds.VOICE_XML);

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.text()).startsWith("<Error>").containsOnlyOnce("<request.");
        assertThat(answered.text()).contains("<request.Source>The field Source must be");
    }

    @Test
    void contract10_takesTheSeedsXmlWithAShorterSourceAndReadsEveryMember() throws Exception {
        assertThat(xml(GOOD).status()).isEqualTo(200);
        assertThat(visitor.ledger().get(0).get("request").toString())
                .isEqualTo("{\"Username\":\"sample string 2\",\"CustomerSiteId\":\"sample string 5\",\"Date\":\"%1$s\","
                                .formatted(WRITTEN)
                        + "\"Destination\":3,\"RestrictSends\":true,\"Source\":\"sample string\",\"Times\":[\"%1$s\",\"%1$s\"]}"
                                .formatted(WRITTEN));
    }

    @Test
    void contract12_refusesAnApiKeyInTheNamespaceOfTheRequest() throws Exception {
        Answered answered = xml(GOOD.replaceFirst("<APIKey xmlns=\"[^\"]*\">", "<APIKey>"));

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.text()).contains("<request.APIKey>The APIKey field is required.");
    }

    @ParameterizedTest
    @CsvSource({
        "447700900123, 200",
        "4.47700900123E11, 400",
        "447700900123.0, 400",
        "'', 400",
        "4477 00900123, 400",
        "-447700900123, 400"
    })
    void contract13_takesWholeDigitsOnly(String destination, int status) throws Exception {
        assertThat(xml(GOOD.replace(">3<", ">" + destination + "<")).status()).isEqualTo(status);
    }

    @Test
    void contract14_refusesXmlWithoutDestination() throws Exception {
        assertThat(xml(GOOD.replace("<Destination>3</Destination>", "")).text())
                .contains("<request.Destination>The Destination field is required.");
        assertThat(xml(GOOD.replace("<Destination>3</Destination>", "<Destination i:nil=\"true\"/>"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-04-04T07:19:40.9303892+01:00, 200",
        "2025-04-04T07:19:40Z, 200",
        "2025-04-04T07:19:40, 200",
        "2025-04-04, 200",
        "2025-04-04T07:19+01:00, 400",
        "2025-04-04 07:19:40, 400",
        "2025-04-04T07:19:40+0100, 400",
        "2025-04-04T07:19:40+01:00[Europe/London], 400",
        "2025-02-30T07:19:40Z, 400",
        "2025-04-04T25:19:40Z, 400",
        "2025-04-04T07:19:40+15:00, 400",
    })
    void contract15_readsDatesAsXmlSchemaWritesThemInEveryFormat(String date, int status) throws Exception {
        assertThat(xml(GOOD.replaceFirst("<Date>[^<]*", "<Date>" + date)).status())
                .isEqualTo(status);
        assertThat(xml(GOOD.replaceFirst("<d2p1:dateTime>[^<]*", "<d2p1:dateTime>" + date))
                        .status())
                .isEqualTo(status);
        assertThat(visitor.post(
                                Visitor.VOICE,
                                Seeds.VOICE
                                        .replace("sample string 4", "sample")
                                        .replaceFirst("(\"Date\": \")[^\"]*", "$1" + date))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void contract15_readsNoTimesAtAll() throws Exception {
        assertThat(xml(GOOD.replaceFirst("<Times.*</Times>", "")).status()).isEqualTo(200);
        assertThat(xml(GOOD.replaceFirst("(<Times[^>]*>).*</Times>", "$1</Times>"))
                        .status())
                .isEqualTo(200);
        assertThat(xml(GOOD.replace("d2p1:dateTime", "dateTime")).status()).isEqualTo(200);
        assertThat(visitor.ledger().get(2).at("/request/Times").isEmpty()).isTrue();
    }

    @Test
    void contract16_answersInTheOrderAndNamespacesOfTheSeed() throws Exception {
        assertThat(visitor.post(Visitor.VOICE, "application/xml", GOOD).text())
                .isEqualTo(Seeds.VOICE_ANSWER_XML
                        .replace("> <", "><")
                        .replaceFirst("(<Errors[^>]*)>.*</Errors>", "$1></Errors>")
                        .replace(">sample string 2<", ">Accepted<"));
    }

    @Test
    void contract16_writesErrorsAsPairs(@TempDir Path other) throws Exception {
        try (Visitor refused = Visitor.under("- { endpoint: voice, refuse: true }", other)) {
            assertThat(refused.post(Visitor.VOICE, "text/xml", GOOD).text())
                    .contains("<d2p1:KeyValueOfstringstring><d2p1:Key>Destination</d2p1:Key>"
                            + "<d2p1:Value>This number cannot be called.</d2p1:Value></d2p1:KeyValueOfstringstring></Errors>"
                            + "<Status xmlns=\"http://schemas.datacontract.org/2004/07/PatientComms.API.Public.DTOs\">Refused"
                            + "</Status>")
                    .contains(">false</Success>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Times=2025-04-04T07:19:40Z", "Times[0]=2025-04-04T07:19:40Z&Times[1]=2025-04-05T07:19:40Z", ""})
    void readsAForm(String times) throws Exception {
        String body = "APIKey=" + Sandbox.DEMO_KEY + "&Username=sample&Destination=447700900123&Source=sample&" + times;
        Answered answered = visitor.post(Visitor.VOICE, "application/x-www-form-urlencoded", body);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.json().get("Success").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true, 200", "1, 200", "TRUE, 400", "yes, 400"})
    void readsBooleansOfXmlInLowerCaseOnly(String written, int status) throws Exception {
        assertThat(xml(GOOD.replace("<RestrictSends>true", "<RestrictSends>" + written))
                        .status())
                .isEqualTo(status);
    }

    private Answered xml(String body) throws Exception {
        return visitor.post(Visitor.VOICE, "application/xml", body);
    }
}
