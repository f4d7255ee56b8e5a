package io.nightrounds.provider.globalportal;

import static io.nightrounds.provider.VendorDouble.answers;
import static io.nightrounds.provider.VendorDouble.answersAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.OpenDesks;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.Reply;
import io.nightrounds.provider.Samples;
import io.nightrounds.provider.SendReading;
import io.nightrounds.provider.VendorDouble;
import io.nightrounds.provider.VendorDouble.Behaviour;
import io.nightrounds.provider.VendorDouble.Received;
import io.nightrounds.provider.Vendors;
import io.nightrounds.provider.wire.Payload;
import io.nightrounds.provider.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OneOffMessages as its document says; tests are named after their number in the list of contract tests. */
class GlobalPortalContractTest {
    private static final String PATH = "/api/OneOffMessages";
    private static final String JSON_ANSWER =
            "{\n\"patientCommunicationId\": \"d3e26757-dc05-4ca0-bc05-93a6944b89f7\",\n\"success\": true\n}";
    private static final String XML_ANSWER =
            "<OneOffMessageResponseModel xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"http://schemas.datacontract.org/2004/07/GlobalPortal.Api.Models.PatientCommunications\"> <PatientCommunicationId>d3e26757-dc05-4ca0-bc05-93a6944b89f7</PatientCommunicationId> <Success>true</Success> </OneOffMessageResponseModel>";
    private static final Accepted ACCEPTED = new Accepted("d3e26757-dc05-4ca0-bc05-93a6944b89f7", null);

    @Test
    void contract01_writesTheJsonOfTheDocument() throws Exception {
        Received request = sent("json", answers(200, JSON_ANSWER), ACCEPTED);
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.body())
                .startsWith("{\"method\":\"Email\",\"locationExternalId\":\"room-2\",\"patientExternalId\":\"p-7\",")
                .contains("\"messageSubject\":\"Your visit\",\"messageBody\":\"See you");
    }

    @Test
    void contract02_writesTheXmlOfTheDocumentAndReadsItsAnswer() throws Exception {
        Received request = sent("xml", answersAs("application/xml; charset=utf-8", 200, XML_ANSWER), ACCEPTED);
        assertThat(request.header("Content-Type")).isEqualTo("application/xml");
        assertThat(request.header("Accept")).isEqualTo("application/xml");
        assertThat(request.body())
                .isEqualTo(
                        "<OneOffMessageModel xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"http://schemas.datacontract.org/2004/07/GlobalPortal.Api.Models.PatientCommunications\">"
                                + "<From>a@example.org</From><LocationExternalId>room-2</LocationExternalId>"
                                + "<MessageBody>See you on 1 July at 09:30, Josephine.</MessageBody>"
                                + "<MessageSubject>Your visit</MessageSubject><Method>Email</Method>"
                                + "<PatientExternalId>p-7</PatientExternalId><To>jo@example.org</To></OneOffMessageModel>");
    }

    @Test
    void contract03_writesAFormAndReadsJson() throws Exception {
        Received request = sent("form", answers(200, JSON_ANSWER), ACCEPTED);
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.body())
                .isEqualTo("method=Email&locationExternalId=room-2&patientExternalId=p-7&from=a%40example.org"
                        + "&to=jo%40example.org&messageSubject=Your+visit"
                        + "&messageBody=See+you+on+1+July+at+09%3A30%2C+Josephine.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml", "form"})
    void contract04_leavesTheSubjectOutWhereThereIsNone(String format) throws Exception {
        try (VendorDouble there = VendorDouble.that(answers(200, JSON_ANSWER));
                Vendors vendors = Vendors.at(
                        there, "globalportal: { format: " + format + ", from: { sms: \"+447700900999\" } }\n")) {
            assertThat(vendors.send("globalportal", Samples.message(Channel.SMS, null)))
                    .isEqualTo(ACCEPTED);
            assertThat(there.received().get(0).body()).doesNotContainIgnoringCase("messageSubject");
        }
    }

    @Test
    void contract05_readsAModelStateInBothFormats() {
        Refused refused = Refused.recipient("invalid", "The request is invalid. To: The To field is required.");
        assertThat(
                        read(
                                Samples.answered(
                                        400,
                                        "{\"Message\":\"The request is invalid.\",\"ModelState\":{\"model.To\":[\"The To field is required.\"]}}")))
                .isEqualTo(refused);
        assertThat(
                        read(
                                Samples.xml(
                                        400,
                                        "<Error><Message>The request is invalid.</Message><ModelState><model.To>The To field is required.</model.To></ModelState></Error>")))
                .isEqualTo(refused);
    }

    /** The adapter's own XML with one member moved: the desk loses all behind it and says so, and nothing is sent. */
    @Test
    void contract06_noticesTheMembersThatAnotherOrderLoses(@TempDir Path directory) throws Exception {
        String ours = sent("xml", answersAs("application/xml", 200, XML_ANSWER), ACCEPTED)
                .body();
        String to = "<To>jo@example.org</To>";
        String toFirst = ours.replace(to, "").replace("<From>", to + "<From>");
        try (OpenDesks desks = OpenDesks.in(directory)) {
            assertThat(read(desks.post(PATH, Map.of(), xml(ours)))).isInstanceOf(Accepted.class);
            assertThat(read(desks.post(PATH, Map.of(), xml(toFirst))))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                            .contains("From:", "LocationExternalId:", "MessageBody:", "Method:", "PatientExternalId:")
                            .doesNotContain("To:"));
            assertThat(desks.ledger())
                    .extracting(line -> line.path("accepted").booleanValue())
                    .containsExactly(true, false);
        }
    }

    @Test
    void contract08_readsAnAnswerByWhatItSaysItIs(@TempDir Path directory) throws Exception {
        String ours =
                sent("json", answersAs("text/xml", 200, XML_ANSWER), ACCEPTED).body();
        Payload json = new Payload(WireFormat.JSON, ours.getBytes(StandardCharsets.UTF_8));
        try (OpenDesks desks = OpenDesks.in(directory)) {
            Reply reply = desks.post(PATH, Map.of("Accept", "application/xml"), json);
            assertThat(reply)
                    .isInstanceOfSatisfying(Reply.Answered.class, answered -> assertThat(answered.contentType())
                            .startsWith("application/xml"));
            assertThat(read(reply)).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void contract07_takesAnUnsupportedMediaTypeForTheAccount() {
        assertThat(read(Samples.answered(
                        415,
                        "{\"Message\":\"The request entity's media type 'X' is not supported for this resource.\"}")))
                .isEqualTo(new AccountRefused("HTTP 415"));
    }

    @Test
    void contract09_failsOnSuccessFalseInBothFormats() {
        Refused refused = new Refused("refused", "The vendor answered success:false, which carries no reason.");
        assertThat(read(Samples.answered(200, JSON_ANSWER.replace("true", "false"))))
                .isEqualTo(refused);
        assertThat(read(Samples.xml(200, XML_ANSWER.replace(">true<", ">false<"))))
                .isEqualTo(refused);
    }

    @Test
    void contract40_neverTakesACutOffAnswerForSuccess() {
        assertThat(Samples.cutOffXml(XML_ANSWER))
                .allSatisfy(reply -> assertThat(read(reply)).isInstanceOf(Unknown.class));
        assertThat(Samples.cutOff(JSON_ANSWER))
                .allSatisfy(reply -> assertThat(read(reply)).isInstanceOf(Unknown.class));
    }

    private static Payload xml(String body) {
        return new Payload(WireFormat.XML, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Received sent(String format, Behaviour vendor, SendOutcome expected) throws Exception {
        try (VendorDouble there = VendorDouble.that(vendor);
                Vendors vendors = Vendors.at(
                        there, "globalportal: { format: " + format + ", from: { email: a@example.org } }\n")) {
            assertThat(vendors.send("globalportal", Samples.message(Channel.EMAIL, null)))
                    .isEqualTo(expected);
            assertThat(there.received()).hasSize(1);
            return there.received().get(0);
        }
    }

    private static SendOutcome read(Reply reply) {
        return new SendReading(new GlobalPortalAnswers(), Samples.CLOCK)
                .of(CompletableFuture.completedFuture(reply), Redaction.of())
                .join();
    }
}
