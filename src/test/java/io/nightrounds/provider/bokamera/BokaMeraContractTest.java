package io.nightrounds.provider.bokamera;

import static io.nightrounds.provider.VendorDouble.answers;
import static io.nightrounds.provider.VendorDouble.answersAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DeliveryLog.Entry;
import io.nightrounds.dispatch.DeliveryLog.LookUp;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Listed;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Unanswered;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Throttled;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.Reply;
import io.nightrounds.provider.Samples;
import io.nightrounds.provider.SendReading;
import io.nightrounds.provider.VendorDouble;
import io.nightrounds.provider.VendorDouble.Behaviour;
import io.nightrounds.provider.Vendors;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SendSMS and its log as the document says; tests are named after their number in the list of contract tests. */
class BokaMeraContractTest {
    /** The document's sample with a number in place of its zero. */
    private static final String SEED_ANSWER = """
            {"Id":815,"BookingId":0,"Receiver":"String","MessageTitle":"String","StorageUrl":"String",\
            "MessageBody":"String","SentDate":"0001-01-01T00:00:00","Sent":false,"MessageRetries":0,"SendMethodId":0}""";

    private static final String XML_ANSWER =
            "<MessageLogQueryResponse xmlns=\"http://schemas.datacontract.org/2004/07/BokaMera.API.ServiceModel.Dtos\">"
                    + "<BookingId>0</BookingId><Id>815</Id><MessageBody>String</MessageBody><Sent>false</Sent>"
                    + "</MessageLogQueryResponse>";

    @Test
    void contract34_writesOneObjectOnOneLineAndReadsOne() throws Exception {
        expectSent("jsonl", "text/jsonl");
    }

    @ParameterizedTest
    @CsvSource({"json, application/json", "jsonl, text/jsonl"})
    void contract36_asksForTheFormatThatItWrites(String format, String type) throws Exception {
        expectSent(format, type);
    }

    private static void expectSent(String format, String type) throws Exception {
        try (VendorDouble there = VendorDouble.that(answersAs(type, 200, SEED_ANSWER + "\n"));
                Vendors vendors = Vendors.at(there, account(format))) {
            assertThat(vendors.send("bokamera", Samples.message(Channel.SMS, null)))
                    .isEqualTo(new Accepted("815", "queued"));
            assertThat(there.received()).singleElement().satisfies(request -> {
                assertThat(request.header("Content-Type")).isEqualTo(type);
                assertThat(request.header("Accept")).isEqualTo(type);
                assertThat(request.body())
                        .isEqualTo(
                                "{\"Receiver\":\"+447700900123\",\"MessageBody\":\"See you on 1 July at 09:30, Josephine.\"}");
            });
        }
    }

    @Test
    void contract36_writesXmlInAlphabeticalOrder() throws Exception {
        try (VendorDouble there = VendorDouble.that(answersAs("application/xml", 200, XML_ANSWER));
                Vendors vendors = Vendors.at(there, account("xml"))) {
            assertThat(vendors.send("bokamera", Samples.message(Channel.SMS, Instant.parse("2026-12-01T07:00:00Z"))))
                    .isEqualTo(new Accepted("815", "queued"));
            assertThat(there.received().get(0).body())
                    .isEqualTo(
                            "<SendSMS xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"http://schemas.datacontract.org/2004/07/BokaMera.API.ServiceModel.Dtos\">"
                                    + "<MessageBody>See you on 1 July at 09:30, Josephine.</MessageBody>"
                                    + "<Receiver>+447700900123</Receiver><ToSendDate>2026-12-01T08:00:00</ToSendDate></SendSMS>");
        }
    }

    @Test
    void contract35_readsOnlyTheFirstOfTwoLines() {
        Reply twoLines = new Reply.Answered(200, "text/jsonl", null, (SEED_ANSWER + "\n{\"Id\":0}").getBytes());
        assertThat(read(twoLines)).isEqualTo(new Accepted("815", "queued"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void contract37_takesAMissingLoginOrRoleForTheAccount(int status) {
        assertThat(read(Samples.answered(status, "{}"))).isEqualTo(new AccountRefused("HTTP " + status));
    }

    @Test
    void classesTheCodesOfAnErrorAlikeInBothFormats() {
        assertThat(read(error("json", "ArgumentException")))
                .isEqualTo(Refused.recipient("ArgumentException", "Receiver: no"));
        assertThat(read(error("xml", "ArgumentException")))
                .isEqualTo(Refused.recipient("ArgumentException", "Receiver: no"));
        assertThat(read(error("json", "Forbidden"))).isEqualTo(new AccountRefused("Forbidden: Receiver: no"));
        assertThat(read(error("xml", "TokenException"))).isEqualTo(new AccountRefused("TokenException: Receiver: no"));
        assertThat(read(error("xml", "TooManyRequests")))
                .isEqualTo(new Throttled("TooManyRequests: Receiver: no", null));
    }

    @Test
    void contract38_readsTheSampleAnswerAndTakesTheYearOneForNoDate() {
        assertThat(read(Samples.answered(200, SEED_ANSWER))).isEqualTo(new Accepted("815", "queued"));
        assertThat(BokaMeraDate.read("0001-01-01T00:00:00", BokaMeraProperties.DEFAULTS.zone()))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T08:00:00, 2026-12-01T07:00:00Z",
        "2026-12-01T08:00:00.1234567, 2026-12-01T07:00:00.123456700Z",
        "2026-07-01T08:00:00, 2026-07-01T06:00:00Z",
        "2026-12-01T08:00:00Z, 2026-12-01T08:00:00Z",
        "2026-12-01T08:00:00+05:00, 2026-12-01T03:00:00Z",
        "/Date(1796112000000)/, 2026-12-01T08:00:00Z",
        "/Date(1796112000000+0100)/, 2026-12-01T08:00:00Z",
        "/Date(-62135596800000)/,",
        // shown twice, and never
        "2026-10-25T02:30:00,",
        "2026-03-29T02:30:00,",
        "soon,",
        ","
    })
    void readsADateInEveryFormOfTheVendor(String written, Instant moment) {
        assertThat(BokaMeraDate.read(written, BokaMeraProperties.DEFAULTS.zone()))
                .isEqualTo(moment);
    }

    @Test
    void contract39_looksUpTheLogPageByPage() throws Exception {
        String first =
                "{\"Offset\":0,\"Total\":2,\"Results\":[{\"Id\":1,\"Receiver\":\"+447700900123\",\"MessageBody\":\"a\","
                        + "\"Created\":\"2026-12-01T08:00:00\"}]}";
        String second =
                "{\"Offset\":1,\"Total\":2,\"Results\":[{\"Id\":2,\"Receiver\":\"+447700900123\",\"MessageBody\":\"b\"}]}";
        try (VendorDouble there = VendorDouble.that(answers(200, first), answers(200, second));
                Vendors vendors = Vendors.at(there, account("xml"))) {
            assertThat(lookUp(vendors))
                    .isEqualTo(new Listed(java.util.List.of(
                            new Entry("1", "+447700900123", "a", Instant.parse("2026-12-01T07:00:00Z")),
                            new Entry("2", "+447700900123", "b", null))));
            assertThat(there.received()).hasSize(2);
            assertThat(there.received().get(1).line())
                    .isEqualTo("GET /messages/log?Receiver=%2B447700900123&Skip=1&Take=100 HTTP/1.1");
            assertThat(there.received().get(0).header("x-api-key")).isEqualTo(Samples.CANARY_ONE);
            assertThat(there.received().get(0).header("Accept")).isEqualTo("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Results\":[]}",
                "{\"Total\":1}",
                "{\"Total\":1,\"Results\":[]}",
                "{\"Total\":0,\"Results\":null}",
                "[]",
                "<html>"
            })
    void contract39_concludesNothingFromALogThatIsNotWhole(String answer) throws Exception {
        assertThat(lookUp(answers(200, answer))).isInstanceOf(Unanswered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500, 503})
    void contract39_concludesNothingFromALogThatRefuses(int status) throws Exception {
        assertThat(lookUp(answers(status, "{\"Total\":0,\"Results\":[]}"))).isEqualTo(new Unanswered("HTTP " + status));
    }

    @Test
    void contract40_neverTakesACutOffAnswerForSuccess() {
        assertThat(Samples.cutOffXml(XML_ANSWER))
                .allSatisfy(reply -> assertThat(read(reply)).isInstanceOf(Unknown.class));
        assertThat(Samples.cutOff(SEED_ANSWER))
                .allSatisfy(reply -> assertThat(read(new Reply.Answered(200, "text/jsonl", null, reply.body())))
                        .isInstanceOf(Unknown.class));
    }

    private static Reply error(String format, String code) {
        return format.equals("json")
                ? Samples.answered(
                        400,
                        "{\"ResponseStatus\":{\"ErrorCode\":\"" + code
                                + "\",\"Message\":\"no\",\"Errors\":[{\"ErrorCode\":\"x\",\"FieldName\":\"Receiver\",\"Message\":\"y\"}]}}")
                : Samples.xml(
                        400,
                        "<ErrorResponse><ResponseStatus><ErrorCode>" + code
                                + "</ErrorCode><Message>no</Message><Errors><ResponseError><ErrorCode>x</ErrorCode><FieldName>Receiver</FieldName><Message>y</Message></ResponseError></Errors></ResponseStatus></ErrorResponse>");
    }

    private static String account(String format) {
        return "bokamera: { format: " + format
                + ", apiKey: \"${secret:ONE}\", token: \"${secret:TWO}\", reconcile: confirm }\n";
    }

    private static LookUp lookUp(Behaviour vendor) throws Exception {
        try (VendorDouble there = VendorDouble.that(vendor);
                Vendors vendors = Vendors.at(there, account("json"))) {
            return lookUp(vendors);
        }
    }

    private static LookUp lookUp(Vendors vendors) throws Exception {
        return vendors.log("bokamera").lookUp("+447700900123").get(30, TimeUnit.SECONDS);
    }

    private static SendOutcome read(Reply reply) {
        return new SendReading(new BokaMeraAnswers(), Samples.CLOCK)
                .of(CompletableFuture.completedFuture(reply), Redaction.of())
                .join();
    }
}
