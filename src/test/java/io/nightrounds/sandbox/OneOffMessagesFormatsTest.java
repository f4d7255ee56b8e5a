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
import tools.jackson.databind.JsonNode;

class OneOffMessagesFormatsTest {
    private static final String FORM = "method=sample+string+1&locationExternalId=sample%20string+2"
            + "&PatientExternalId=sample+string+3&from=sample+string+4&to=sample+string+5&messageBody=sample+string+7";

    private Visitor visitor;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        visitor = Visitor.of(directory);
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/xml", "application/xml; charset=utf-8"})
    void contract02_readsTheSeedsXmlAsTheSameModelAndAnswersInItsOrder(String type) throws Exception {
        Answered answered = visitor.post(Visitor.ONE_OFF, type, Seeds.ONE_OFF_XML);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("Content-Type")).isEqualTo(type.replaceFirst(";.*", "") + "; charset=utf-8");
        assertThat(answered.text().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "GUID"))
                .isEqualTo(Seeds.ONE_OFF_ANSWER_XML
                        .replace("d3e26757-dc05-4ca0-bc05-93a6944b89f7", "GUID")
                        .replace("> <", "><"));
        JsonNode request = visitor.ledger().get(0).get("request");
        assertThat(request.get("To").stringValue()).isEqualTo("sample string 5");
        assertThat(request.get("MessageBody").stringValue()).isEqualTo("sample string 7");
    }

    @Test
    void contract03_bindsAFormAndAnswersInJson() throws Exception {
        Answered answered = visitor.post(Visitor.ONE_OFF, "application/x-www-form-urlencoded", FORM);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("Content-Type")).startsWith("application/json");
        assertThat(answered.json().get("success").booleanValue()).isTrue();
        assertThat(visitor.ledger().get(0).at("/request/locationExternalId").stringValue())
                .isEqualTo("sample string 2");
    }

    @Test
    void contract03_refusesAFormWithABrokenEscape() throws Exception {
        String body = FORM.replace("%20", "%2");

        assertThat(visitor.post(Visitor.ONE_OFF, "application/x-www-form-urlencoded", body)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void contract04_takesXmlWithoutSubject() throws Exception {
        String body = Seeds.ONE_OFF_XML.replace("<MessageSubject>sample string 6</MessageSubject>", "");

        assertThat(xml(body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Method", "LocationExternalId", "PatientExternalId", "From", "To", "MessageBody"})
    void contract05_refusesXmlWithoutARequiredFieldAsAnErrorWithoutNamespace(String field) throws Exception {
        Answered answered = xml(
                Seeds.ONE_OFF_XML.replaceFirst("<" + field + ">.*</" + field + ">", "<" + field + " i:nil=\"true\"/>"));

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.text())
                .isEqualTo(
                        "<Error><Message>The request is invalid.</Message><ModelState><request.%1$s>".formatted(field)
                                + "The %1$s field is required.</request.%1$s></ModelState></Error>".formatted(field));
    }

    @Test
    void contract06_losesEveryMemberBehindOneThatCameTooEarly() throws Exception {
        String to = "<To>sample string 5</To>";
        Answered answered = xml(Seeds.ONE_OFF_XML.replace(to, "").replace("<From>", to + "<From>"));

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.text())
                .contains("<request.From>", "<request.Method>", "<request.MessageBody>")
                .doesNotContain("<request.To>");
        assertThat(visitor.ledger().get(0).get("accepted").booleanValue()).isFalse();
        assertThat(visitor.ledger().get(0).get("request").propertyNames()).containsExactly("To");
    }

    @Test
    void contract06_losesMembersOfAnotherNamespaceAndRefusesAnotherRoot() throws Exception {
        assertThat(xml(Seeds.ONE_OFF_XML.replace("<To>", "<To xmlns=\"urn:other\">"))
                        .text())
                .contains("<request.To>The To field is required.");
        assertThat(xml(Seeds.ONE_OFF_XML.replace("GlobalPortal.Api", "Other")).text())
                .contains("Expecting element 'OneOffMessageModel' from namespace");
        assertThat(xml(Seeds.ONE_OFF_XML.replaceAll(" xmlns=\"[^\"]*\"", "")).status())
                .isEqualTo(400);
    }

    @Test
    void contract06_looksAtNamespacesNotAtPrefixesAndSkipsWhatItDoesNotKnow() throws Exception {
        String prefixed = Seeds.ONE_OFF_XML
                .replaceAll("<(/?)([A-Z])", "<$1g:$2")
                .replace("xmlns=", "xmlns:g=")
                .replace("<g:Method>", "<!-- a note --><g:Language>en</g:Language><g:Method>");

        assertThat(xml(prefixed).status()).isEqualTo(200);
    }

    @Test
    void contract07_refusesPlainTextInTheTypeThatIsAccepted() throws Exception {
        Answered answered = visitor.post(Visitor.ONE_OFF, "text/plain", "text/xml", Seeds.ONE_OFF);

        assertThat(answered.status()).isEqualTo(415);
        assertThat(answered.text())
                .isEqualTo("<Error><Message>The request entity's media type 'text/plain' is not supported for this"
                        + " resource.</Message></Error>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/xml                          | application/xml",
                "application/json | text/xml                                 | text/xml",
                "application/xml  | application/json                         | application/json",
                "application/xml  | text/json                                | text/json",
                "application/xml  | application/json;q=0.5, text/xml;q=0.8   | text/xml",
                "application/xml  | */*                                      | application/xml",
                "text/json        | image/png                                | text/json",
                "application/json | application/xml;q=0, text/*              | text/json",
                "application/x-www-form-urlencoded | text/xml                | text/xml",
                "application/x-www-form-urlencoded | image/png               | application/json",
            })
    void contract08_answersInATypeThatIsAcceptedElseInTheRequestsOwn(String type, String accept, String answer)
            throws Exception {
        String body = type.endsWith("json") ? Seeds.ONE_OFF : type.endsWith("xml") ? Seeds.ONE_OFF_XML : FORM;
        Answered answered = visitor.post(Visitor.ONE_OFF, type, accept, body);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("Content-Type")).isEqualTo(answer + "; charset=utf-8");
        assertThat(answered.text()).startsWith(answer.endsWith("xml") ? "<OneOffMessageResponseModel " : "{");
    }

    @Test
    void contract08_readsSeveralAcceptHeadersAsOne() throws Exception {
        Answered answered = visitor.send(visitor.request(Visitor.ONE_OFF, Seeds.ONE_OFF)
                .header("Accept", "image/png")
                .header("Accept", "text/xml"));

        assertThat(answered.header("Content-Type")).startsWith("text/xml");
    }

    @Test
    void contract09_answersSuccessFalseInXmlToo(@TempDir Path other) throws Exception {
        try (Visitor refused = Visitor.under("- { endpoint: oneoff, refuse: true }", other)) {
            Answered answered = refused.post(Visitor.ONE_OFF, "text/xml", Seeds.ONE_OFF_XML);

            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.text()).contains("<Success>false</Success>");
            assertThat(refused.ledger().get(0).get("accepted").booleanValue()).isFalse();
        }
    }

    private Answered xml(String body) throws Exception {
        return visitor.post(Visitor.ONE_OFF, "application/xml", body);
    }
}
