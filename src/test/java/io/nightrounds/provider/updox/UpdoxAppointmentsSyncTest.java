package io.nightrounds.provider.updox;

import static io.nightrounds.provider.VendorDouble.answers;
import static io.nightrounds.provider.updox.UpdoxFixtures.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.Reply;
import io.nightrounds.provider.Reply.Lost;
import io.nightrounds.provider.Reply.NotConnected;
import io.nightrounds.provider.Samples;
import io.nightrounds.provider.VendorDouble;
import io.nightrounds.sync.SyncAnswer;
import io.nightrounds.sync.SyncAnswer.AccountRefused;
import io.nightrounds.sync.SyncAnswer.Answered;
import io.nightrounds.sync.SyncAnswer.ItemStatus;
import io.nightrounds.sync.SyncAnswer.Passing;
import io.nightrounds.sync.SyncAnswer.Refused;
import io.nightrounds.sync.SyncAnswer.TooLarge;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdoxAppointmentsSyncTest {
    private static final String ACCEPTED =
            "{ \"successful\": true, \"responseMessage\": \"OK\", \"responseCode\": 2000,"
                    + " \"statuses\": [ { \"id\": \"a-1\", \"success\": \"true\", \"message\": \"message\" } ] }";

    @Test
    void writesEverythingItKnowsInTheDocumentsTypes() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, ACCEPTED))) {
            SyncAnswer answer = push(vendor, false, "thames", Samples.appointment("a-1"));

            assertThat(answer).isEqualTo(new Answered(List.of(new ItemStatus("a-1", true, "message"))));
            assertThat(vendor.received()).singleElement().satisfies(request -> {
                assertThat(request.line()).isEqualTo("POST /api/io/AppointmentsSync HTTP/1.1");
                assertThat(request.body())
                        .isEqualTo("{\"appointments\":[{\"id\":\"a-1\",\"calendarId\":\"main\","
                                + "\"date\":\"2026-07-01 09:30\",\"patientId\":\"p-7\",\"typeId\":\"check-up\","
                                + "\"locationId\":\"room-2\",\"summary\":\"Check-up\",\"details\":\"Bring the card\","
                                + "\"duration\":30,\"cancelled\":false,\"blocked\":false,\"updoxId\":6543}],"
                                + "\"auth\":{\"applicationId\":\"vendorId\",\"applicationPassword\":\""
                                + Samples.CANARY_ONE + "\",\"accountId\":\"acc-1\",\"userId\":\"\"}}");
            });
        }
    }

    @Test
    void leavesOutWhatTheSourceDoesNotKnow() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, ACCEPTED))) {
            push(vendor, true, "thames", Samples.bareAppointment("a-1"));

            assertThat(vendor.received().get(0).body())
                    .startsWith(
                            "{\"appointments\":[{\"id\":\"a-1\",\"calendarId\":\"main\",\"date\":\"2026-12-01 08:30\","
                                    + "\"patientId\":\"p-7\",\"cancelled\":true,\"blocked\":false}],\"auth\":");
        }
    }

    @Test
    void writesTheOldIdOnlyWhereTurnedOn() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, ACCEPTED))) {
            push(vendor, true, "thames", Samples.appointment("a-1"));

            assertThat(vendor.received().get(0).body()).contains("{\"id\":\"a-1\",\"oldId\":\"old-a-1\",");
        }
    }

    @Test
    void asksForTheAccountOfAPracticeThatHasNoneWithoutARequest() throws Exception {
        try (VendorDouble vendor = VendorDouble.that(answers(200, ACCEPTED))) {
            assertThat(push(vendor, false, "soder", Samples.appointment("a-1"))).isInstanceOf(AccountRefused.class);
            assertThat(vendor.received()).isEmpty();
        }
    }

    @Test
    void keepsStatusesInTheirOrderAndWhatTheyDoNotSayOpen() {
        String statuses =
                ",\"statuses\":[{\"id\":234,\"success\":\"TRUE\"},{\"id\":\"\",\"success\":false,\"message\":\"no\"},"
                        + "{\"id\":\"c\",\"success\":\"true | false\",\"message\":\"message\"},7]";
        assertThat(read(200, envelope("true", 2000, statuses)))
                .isEqualTo(new Answered(List.of(
                        new ItemStatus("234", true, null),
                        new ItemStatus("", false, "no"),
                        new ItemStatus("c", null, "message"),
                        new ItemStatus("", null, null))));
    }

    @ParameterizedTest
    @ValueSource(ints = {4010, 4011, 4012, 4013, 4014})
    void takesTheCodesOfTheAccountForTheAccount(int code) {
        assertThat(read(200, envelope("false", code, ""))).isInstanceOf(AccountRefused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {4000, 4060, 4070, 4075, 4080, 4999})
    void refusesABatchByItsCode(int code) {
        assertThat(read(200, envelope("false", code, "")))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(Refused.class))
                .satisfies(refused ->
                        assertThat(refused.reason()).startsWith(code + " ").endsWith(": said"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 5100, 5110, 5999, 7, 6000})
    void triesServerErrorsAndUnlistedCodesAgain(int code) {
        assertThat(read(200, envelope("false", code, ""))).isInstanceOf(Passing.class);
    }

    @Test
    void asksForHalvesWhereTheBatchIsTooLarge() {
        assertThat(read(200, envelope("false", 4020, ""))).isInstanceOf(TooLarge.class);
        assertThat(read(413, "")).isInstanceOf(TooLarge.class);
    }

    @Test
    void triesAgainWhereTheAnswerContradictsItself() {
        assertThat(read(200, envelope("false", 2000, ",\"statuses\":[]"))).isInstanceOf(Passing.class);
        assertThat(read(200, envelope("true", 4060, ",\"statuses\":[]"))).isInstanceOf(Passing.class);
        assertThat(read(200, envelope("true", 2000, ""))).isInstanceOf(Passing.class);
        assertThat(read(400, ACCEPTED)).isInstanceOf(Passing.class);
    }

    @Test
    void triesAgainWhatMayPass() {
        assertThat(read(new NotConnected("refused"))).isEqualTo(new Passing("refused", null));
        assertThat(read(new Lost("reset"))).isEqualTo(new Passing("reset", null));
        assertThat(read(500, "")).isEqualTo(new Passing("HTTP 500", null));
        assertThat(read(new Reply.Answered(429, null, "30", new byte[0])))
                .isEqualTo(new Passing("HTTP 429", Duration.ofSeconds(30)));
        assertThat(read(new Reply.Answered(503, null, "60", new byte[0])))
                .isEqualTo(new Passing("HTTP 503", Duration.ofSeconds(60)));
    }

    @Test
    void readsARefusalByHttpStatusToo() {
        assertThat(read(401, "")).isEqualTo(new AccountRefused("HTTP 401"));
        assertThat(read(302, "")).isEqualTo(new AccountRefused("HTTP 302"));
        assertThat(read(400, "{}")).isInstanceOf(Refused.class);
        assertThat(read(400, "<html>")).isInstanceOf(Passing.class);
        assertThat(read(400, envelope("false", 4010, ""))).isInstanceOf(AccountRefused.class);
    }

    @Test
    void neverTakesACutOffAnswerForAnAnswer() {
        assertThat(Samples.cutOff(ACCEPTED))
                .allSatisfy(reply -> assertThat(read(reply)).isInstanceOf(Passing.class));
    }

    private static SyncAnswer read(int status, String body) {
        return read(Samples.answered(status, body));
    }

    private static SyncAnswer read(Reply reply) {
        return new UpdoxSyncAnswers(Redaction.of(), Samples.CLOCK).of(reply);
    }

    private static SyncAnswer push(VendorDouble vendor, boolean oldIds, String practice, Appointment appointment)
            throws Exception {
        return new UpdoxAppointmentsSync(
                        UpdoxFixtures.properties(),
                        oldIds,
                        Samples.SECRETS,
                        new HttpTransport(vendor.route()),
                        Samples.CLOCK)
                .push(practice, List.of(appointment))
                .get(30, TimeUnit.SECONDS);
    }
}
