package io.nightrounds.provider.patientcomms;

import static io.nightrounds.provider.VendorDouble.answersAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.jobfile.JobFileInvalid;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.Reply;
import io.nightrounds.provider.Samples;
import io.nightrounds.provider.SendReading;
import io.nightrounds.provider.VendorDouble;
import io.nightrounds.provider.Vendors;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** VoiceCall as its document says; tests are named after their number in the list of contract tests. */
class PatientCommsContractTest {
    private static final String SEED_ANSWER =
            "<SingleSendResponse xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"http://schemas.datacontract.org/2004/07/PatientComms.API.Public.DTOs.Response\"> <Errors xmlns:d2p1=\"http://schemas.microsoft.com/2003/10/Serialization/Arrays\" xmlns=\"http://schemas.datacontract.org/2004/07/PatientComms.API.Public.DTOs\"> <d2p1:KeyValueOfstringstring> <d2p1:Key>sample string 1</d2p1:Key> <d2p1:Value>sample string 2</d2p1:Value> </d2p1:KeyValueOfstringstring> <d2p1:KeyValueOfstringstring> <d2p1:Key>sample string 3</d2p1:Key> <d2p1:Value>sample string 4</d2p1:Value> </d2p1:KeyValueOfstringstring> </Errors> <Status xmlns=\"http://schemas.datacontract.org/2004/07/PatientComms.API.Public.DTOs\">sample string 2</Status> <StatusId xmlns=\"http://schemas.datacontract.org/2004/07/PatientComms.API.Public.DTOs\">1</StatusId> <Success xmlns=\"http://schemas.datacontract.org/2004/07/PatientComms.API.Public.DTOs\">true</Success> <Credits>1</Credits> <MessageId>1</MessageId> </SingleSendResponse>";
    private static final String FAILED = SEED_ANSWER.replace(">true<", ">false<");
    private static final String ERRORS = "<Errors xmlns:d2p1.*</Errors>";

    @Test
    void contract10_neverSendsTheSourceOfTheSampleButTheOneOf13Characters() throws Exception {
        assertThatThrownBy(() -> Vendors.at(VendorDouble.that(), account("sample string 4", "json")))
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageContaining("'source': must be at most 14 characters long");
        assertThat(call("sample string", "json", null)).contains("\"Source\":\"sample string\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "fifteen letters"})
    void contract11_neverSendsASourceOutsideItsLimits(String source) {
        assertThatThrownBy(() -> Vendors.at(VendorDouble.that(), account(source, "json")))
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageContaining("source");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "fourteen chars"})
    void contract11_sendsASourceWithinItsLimits(String source) throws Exception {
        assertThat(call(source, "json", null)).contains("\"Source\":\"" + source + "\"");
    }

    @Test
    void contract11_neverSendsASiteOfMoreThanAHundredCharacters() throws Exception {
        String site = "s".repeat(100);
        assertThat(call("abc, customerSiteId: " + site, "json", null)).contains(site);
        assertThatThrownBy(() -> Vendors.at(VendorDouble.that(), account("abc, customerSiteId: s" + site, "json")))
                .isInstanceOf(JobFileInvalid.class)
                .hasMessageContaining("customerSiteId");
    }

    @Test
    void contract13_writesADestinationOf12DigitsWhole() throws Exception {
        assertThat(call("abc", "json", null)).contains("\"Destination\":447700900123,");
        assertThat(call("abc", "xml", null)).contains("<Destination>447700900123</Destination>");
    }

    @Test
    void contract12_writesTheXmlOfTheDocumentWithTheKeyInItsBaseNamespace() throws Exception {
        assertThat(call("Nightrounds, customerSiteId: site-1", "xml", Instant.parse("2026-07-01T08:00:00Z")))
                .isEqualTo(
                        "<VoiceRequest xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"http://schemas.datacontract.org/2004/07/PatientComms.API.Public.DTOs.Request\">"
                                + "<APIKey xmlns=\"http://schemas.datacontract.org/2004/07/PatientComms.API.Public.DTOs\">"
                                + Samples.CANARY_ONE + "</APIKey>"
                                + "<Username xmlns=\"http://schemas.datacontract.org/2004/07/PatientComms.API.Public.DTOs\">nightly</Username>"
                                + "<CustomerSiteId>site-1</CustomerSiteId><Date>2026-07-01T09:00:00+01:00</Date>"
                                + "<Destination>447700900123</Destination><RestrictSends>true</RestrictSends>"
                                + "<Source>Nightrounds</Source>"
                                + "<Times xmlns:d2p1=\"http://schemas.microsoft.com/2003/10/Serialization/Arrays\">"
                                + "<d2p1:dateTime>2026-07-01T09:00:00+01:00</d2p1:dateTime></Times></VoiceRequest>");
    }

    @Test
    void contract14_failsWithTheModelStateOfAMissingDestination() {
        assertThat(
                        read(
                                Samples.xml(
                                        400,
                                        "<Error><Message>The request is invalid.</Message><ModelState><request.Destination>Is needed.</request.Destination></ModelState></Error>")))
                .isEqualTo(Refused.recipient("invalid", "The request is invalid. Destination: Is needed."));
    }

    @Test
    void contract15_writesOneTimeForALaterCallAndNoneForACallAtOnce() throws Exception {
        assertThat(call("abc", "json", null)).doesNotContain("Times", "Date", "RestrictSends");
        assertThat(call("abc", "json", Instant.parse("2026-12-01T08:00:00Z")))
                .contains("\"RestrictSends\":true,\"Date\":\"2026-12-01T08:00:00+00:00\","
                        + "\"Times\":[\"2026-12-01T08:00:00+00:00\"]");
    }

    /** The document's sample in JSON, taken and refused. */
    @Test
    void contract16_readsTheSameInJson() {
        String seed =
                "{ \"StatusId\": 1, \"Status\": \"sample string 2\", \"Success\": true, \"Errors\": { \"sample string 1\": \"sample string 2\", \"sample string 3\": \"sample string 4\" }, \"MessageId\": 1, \"Credits\": 1 }";
        assertThat(read(Samples.answered(200, seed))).isEqualTo(new Accepted("1", "sample string 2"));
        assertThat(read(Samples.answered(200, seed.replace("true", "false"))))
                .isEqualTo(
                        new Refused("status 1", "sample string 1: sample string 2; sample string 3: sample string 4"));
    }

    @Test
    void contract16_readsTwoErrorsOrNone() {
        assertThat(read(Samples.xml(200, FAILED)))
                .isEqualTo(
                        new Refused("status 1", "sample string 1: sample string 2; sample string 3: sample string 4"));
        assertThat(read(Samples.xml(200, FAILED.replaceAll(ERRORS, "<Errors i:nil=\"true\"/>"))))
                .isEqualTo(new Refused("status 1", "sample string 2"));
        assertThat(read(Samples.xml(200, FAILED.replaceAll(ERRORS, "<Errors/>"))))
                .isEqualTo(new Refused("status 1", "sample string 2"));
        assertThat(read(Samples.xml(200, SEED_ANSWER.replace("d2p1", "anything"))))
                .isEqualTo(new Accepted("1", "sample string 2"));
    }

    @Test
    void contract17_knowsBothWaysOfFailingAndWhoIsToBlame() {
        assertThat(read(Samples.xml(400, FAILED))).isInstanceOf(Refused.class);
        assertThat(read(Samples.xml(400, "<Error><Message>An error has occurred.</Message></Error>")))
                .isEqualTo(new Refused("invalid", "An error has occurred."));
        assertThat(
                        read(
                                Samples.xml(
                                        400,
                                        "<Error><Message>Invalid.</Message><ModelState><request.APIKey>Wrong.</request.APIKey></ModelState></Error>")))
                .isInstanceOf(AccountRefused.class);
    }

    @Test
    void contract40_neverTakesACutOffAnswerForSuccess() {
        assertThat(Samples.cutOffXml(SEED_ANSWER))
                .allSatisfy(reply -> assertThat(read(reply)).isInstanceOf(Unknown.class));
    }

    private static String account(String source, String format) {
        return "patientcomms: { format: " + format + ", apiKey: \"${secret:ONE}\", username: nightly, source: " + source
                + " }\n";
    }

    private static String call(String source, String format, @Nullable Instant later) throws Exception {
        try (VendorDouble there = VendorDouble.that(answersAs("text/xml", 200, SEED_ANSWER));
                Vendors vendors = Vendors.at(there, account(source, format))) {
            assertThat(vendors.send("patientcomms", Samples.message(Channel.VOICE, later)))
                    .isEqualTo(new Accepted("1", "sample string 2"));
            return there.received().get(0).body();
        }
    }

    private static SendOutcome read(Reply reply) {
        return new SendReading(new PatientCommsAnswers(), Samples.CLOCK)
                .of(CompletableFuture.completedFuture(reply), Redaction.of())
                .join();
    }
}
