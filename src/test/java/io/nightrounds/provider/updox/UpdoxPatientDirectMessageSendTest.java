package io.nightrounds.provider.updox;

import static io.nightrounds.provider.VendorDouble.answers;
import static io.nightrounds.provider.updox.UpdoxFixtures.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.Reply;
import io.nightrounds.provider.Samples;
import io.nightrounds.provider.SendReading;
import io.nightrounds.provider.VendorDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdoxPatientDirectMessageSendTest {
    /** The document's sample with the quotes and commas that make it JSON. */
    private static final String SEED_ANSWER =
            "{ \"successful\": true, \"responseMessage\": \"OK\", \"responseCode\": 2000,"
                    + " \"recipient\": \"contact:227161\", \"name\": \"test@direct.updoxqa.com\","
                    + " \"directAddress\": \"test@direct.updoxqa.com\", \"reason\": null, \"messageId\": 249599,"
                    + " \"patientDirectAddress\": \"ptacct+227163@direct.updoxqa.com\" }";

    private static final String SEED_ANSWER_VERBATIM = """
            { successful: true responseMessage: "OK" responseCode: 2000 recipient: "contact:227161" \
            name: "test@direct.updoxqa.com" directAddress: "test@direct.updoxqa.com" reason: null \
            messageId: 249599 patientDirectAddress: "ptacct+227163@direct.updoxqa.com" }""";

    @Test
    void namesThePatientByIdAndTheUserWhoSends() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            SendOutcome outcome = send(vendor, Samples.appointment("a-1"));

            assertThat(outcome).isEqualTo(new Accepted("249599", "accepted"));
            assertThat(vendor.received()).singleElement().satisfies(request -> {
                assertThat(request.line()).isEqualTo("POST /api/io/PatientDirectMessageSend HTTP/1.1");
                assertThat(request.body())
                        .isEqualTo(
                                "{\"to\":\"jo@direct.example.org\",\"from\":\"patient:p-7\",\"subject\":\"Your visit\","
                                        + "\"textMessage\":\"See you on 1 July at 09:30, Josephine.\","
                                        + "\"auth\":{\"applicationId\":\"vendorId\",\"applicationPassword\":\""
                                        + Samples.CANARY_ONE + "\",\"accountId\":\"acc-1\",\"userId\":\"reminders\"}}");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbor", "soder"})
    void asksForTheUserOfAPracticeThatHasNoneWithoutARequest(String practice) throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, SEED_ANSWER))) {
            assertThat(send(vendor, of(practice))).isInstanceOf(AccountRefused.class);
            assertThat(vendor.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4000, bad request",
        "4020, request likely too large",
        "4060, validation failed",
        "4077, refused",
        "4640, invalid direct address",
        "4641, no direct address for this user",
        "4651, send failed or invalid direct address",
        "4652, neither from nor patientDemographics"
    })
    void isRefusedByTheDocumentsCodes(int code, String words) {
        assertThat(read(200, envelope("false", code, "")))
                .isEqualTo(new Refused(String.valueOf(code), code + " " + words + ": said", code == 4640));
    }

    @Test
    void saysWhyASendFailed() {
        assertThat(read(200, envelope("\"False\"", 4650, ",\"reason\":\"mailbox jo@direct.example.org full\"")))
                .isEqualTo(new Refused("4650", "4650 send failed: mailbox *** full"));
    }

    @ParameterizedTest
    @ValueSource(ints = {4010, 4011, 4012, 4013, 4014})
    void takesTheCodesOfTheAccountForTheAccount(int code) {
        assertThat(read(200, envelope("false", code, ""))).isInstanceOf(AccountRefused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 5100, 5110, 5500, 1, 3000})
    void isUnknownAfterAServerErrorOrAnUnlistedCode(int code) {
        assertThat(read(200, envelope("false", code, ""))).isInstanceOf(Unknown.class);
    }

    @Test
    void isUnknownWhereTheAnswerContradictsItselfOrLacksSomething() {
        assertThat(read(200, envelope("true", 4640, ",\"messageId\":1"))).isInstanceOf(Unknown.class);
        assertThat(read(200, envelope("false", 2000, ",\"messageId\":1"))).isInstanceOf(Unknown.class);
        assertThat(read(200, envelope("\"true | false\"", 2000, ",\"messageId\":1")))
                .isInstanceOf(Unknown.class);
        assertThat(read(200, envelope("true", 2000, ""))).isInstanceOf(Unknown.class);
        assertThat(read(200, "{\"successful\":true,\"messageId\":1}")).isInstanceOf(Unknown.class);
        assertThat(read(200, "{\"responseCode\":2000,\"messageId\":1}")).isInstanceOf(Unknown.class);
        assertThat(read(400, SEED_ANSWER)).isInstanceOf(Unknown.class);
    }

    @Test
    void isRefusedByHttpStatusToo() {
        assertThat(read(400, "{}")).isEqualTo(new Refused("refused", "The vendor gives no code."));
        assertThat(read(422, envelope("false", 4060, ""))).isInstanceOf(Refused.class);
    }

    @Test
    void cannotReadTheDocumentsSampleAsItStands() {
        assertThat(read(200, SEED_ANSWER_VERBATIM)).isInstanceOf(Unknown.class);
    }

    @Test
    void neverTakesACutOffAnswerForSuccess() {
        assertThat(Samples.cutOff(SEED_ANSWER))
                .allSatisfy(reply -> assertThat(read(reply)).isInstanceOf(Unknown.class));
    }

    @Test
    void carriesDirectMessagesOnlyAndSchedulesNone() {
        var sender = sender(new HttpTransport(UpdoxFixtures.properties().route()));
        assertThat(Channel.values()).filteredOn(sender::carries).containsExactly(Channel.DIRECT);
        assertThat(Channel.values()).noneMatch(sender::schedules);
    }

    private static Appointment of(String practice) {
        Appointment known = Samples.bareAppointment("a-1");
        return new Appointment(
                new AppointmentKey(practice, "a-1"),
                known.patientId(),
                known.start(),
                known.zone(),
                null,
                known.calendarId(),
                null,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                "hash");
    }

    private static SendOutcome read(int status, String body) {
        return read(Samples.answered(status, body));
    }

    private static SendOutcome read(Reply reply) {
        return new SendReading(new UpdoxDirectAnswers("thames"), Samples.CLOCK)
                .of(CompletableFuture.completedFuture(reply), Redaction.of())
                .join();
    }

    private static SendOutcome send(VendorDouble vendor, Appointment appointment) throws Exception {
        return sender(new HttpTransport(vendor.route()))
                .send(Samples.message(Channel.DIRECT, appointment, null, null))
                .get(30, TimeUnit.SECONDS);
    }

    private static UpdoxPatientDirectMessageSend sender(HttpTransport transport) {
        return new UpdoxPatientDirectMessageSend(UpdoxFixtures.properties(), Samples.SECRETS, transport, Samples.CLOCK);
    }
}
