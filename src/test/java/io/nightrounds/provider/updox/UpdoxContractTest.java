package io.nightrounds.provider.updox;

import static io.nightrounds.provider.VendorDouble.answers;
import static io.nightrounds.provider.updox.UpdoxFixtures.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.Samples;
import io.nightrounds.provider.VendorDouble;
import io.nightrounds.provider.VendorDouble.Behaviour;
import io.nightrounds.provider.Vendors;
import io.nightrounds.sync.SyncAnswer;
import io.nightrounds.sync.SyncAnswer.Answered;
import io.nightrounds.sync.SyncAnswer.ItemStatus;
import io.nightrounds.sync.SyncAnswer.Passing;
import io.nightrounds.sync.SyncAnswer.TooLarge;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Updox's two methods as their documents say; tests are named after their number in the list of contract tests. */
class UpdoxContractTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Behaviour TAKES =
            answers(200, envelope("true", 2000, ",\"messageId\":249599,\"statuses\":[]"));

    @Test
    void contract19_writesIdsAsTextsAndReadsThemAlsoAsNumbers() throws Exception {
        try (VendorDouble there = VendorDouble.that(
                        answers(200, envelope("true", 2000, ",\"statuses\":[{\"id\":3456,\"success\":\"true\"}]")));
                Vendors vendors = Vendors.at(there, Vendors.UPDOX)) {
            assertThat(push(vendors, "3456")).isEqualTo(new Answered(List.of(new ItemStatus("3456", true, null))));
            assertThat(there.received().get(0).body()).contains("\"id\":\"3456\"", "\"oldId\":\"old-3456\"");
        }
    }

    /** The answer of the document as it stands, placeholders and all. */
    @Test
    void contract20_readsThePlaceholdersOfTheDocumentsAnswerAsNeitherTrueNorFalse() throws Exception {
        assertThat(
                        pushed(
                                answers(
                                        200,
                                        "{ \"successful\": true, \"responseMessage\": \"OK\", \"responseCode\": 2000, \"statuses\": [ { \"id\": \"id\", \"success\": \"true | false\", \"message\": \"message\" } ] }")))
                .isEqualTo(new Answered(List.of(new ItemStatus("id", null, "message"))));
    }

    @Test
    void contract21_keepsTheReasonOfTheOneItemThatFailed() throws Exception {
        String statuses = ",\"statuses\":[{\"id\":\"a\",\"success\":true},"
                + "{\"id\":\"b\",\"success\":false,\"message\":\"no such calendar\"}]";
        assertThat(pushed(answers(200, envelope("true", 2000, statuses))))
                .isEqualTo(new Answered(
                        List.of(new ItemStatus("a", true, null), new ItemStatus("b", false, "no such calendar"))));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "'\"true\"', true", "'\"False\"', false", "'\"true | false\"', ", "1, ", "null, "})
    void contract22_readsTextsForTruthAndTheLiteralOfTheDocumentForNothing(String written, Boolean success)
            throws Exception {
        String statuses = ",\"statuses\":[{\"id\":\"a\",\"success\":" + written + "}]";
        assertThat(pushed(answers(200, envelope("true", 2000, statuses))))
                .isEqualTo(new Answered(List.of(new ItemStatus("a", success, null))));
    }

    @Test
    void contract30_keepsEveryStatusAsItWasSent() throws Exception {
        String statuses =
                ",\"statuses\":[{\"id\":\"b\",\"success\":\"TRUE\"},{\"id\":\"a\",\"success\":\"false\",\"message\":\"no\"},"
                        + "{\"id\":\"a\",\"success\":\"true | false\"},{\"id\":\"\"}]";
        assertThat(pushed(answers(200, envelope("\"True\"", 2000, statuses))))
                .isEqualTo(new Answered(List.of(
                        new ItemStatus("b", true, null),
                        new ItemStatus("a", false, "no"),
                        new ItemStatus("a", null, null),
                        new ItemStatus("", null, null))));
    }

    @ParameterizedTest
    @ValueSource(ints = {4010, 4013, 4014})
    void contract26_stopsAtAWrongPasswordInA200(int code) throws Exception {
        assertThat(pushed(answers(200, envelope("false", code, "")))).isInstanceOf(SyncAnswer.AccountRefused.class);
    }

    @Test
    void contract25_stopsAtAPracticeThatIsMissingInA200() throws Exception {
        assertThat(pushed(answers(200, envelope("false", 4011, ""))))
                .isEqualTo(new SyncAnswer.AccountRefused("4011 practice missing or inactive: said"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 5100, 5110})
    void contract26_asksForAnotherTryAfterAServerError(int code) throws Exception {
        assertThat(pushed(answers(200, envelope("false", code, "")))).isInstanceOf(Passing.class);
    }

    @Test
    void contract28_asksForHalvesAt4020() throws Exception {
        assertThat(pushed(answers(200, envelope("false", 4020, "")))).isInstanceOf(TooLarge.class);
    }

    @Test
    void contract29_callsThePathOfTheDocumentWhereConfigured() throws Exception {
        String documents = Vendors.UPDOX + "    syncPath: /io/syncAppointments\n";
        try (VendorDouble there = VendorDouble.that(TAKES);
                Vendors vendors = Vendors.at(there, documents)) {
            push(vendors, "a-1");
            assertThat(there.received().get(0).line()).isEqualTo("POST /io/syncAppointments HTTP/1.1");
        }
    }

    @Test
    void contract31_attachesTheVisitAsUnwrappedBase64() throws Exception {
        JsonNode request = JSON.readTree(sent(Vendors.UPDOX));
        JsonNode attachment = request.path("attachments").path(0);
        assertThat(request.path("attachments")).hasSize(1);
        assertThat(attachment.path("mimeType").asString()).isEqualTo("text/calendar");
        assertThat(attachment.path("fileName").asString()).isEqualTo("appointment.ics");
        assertThat(new String(
                        Base64.getDecoder().decode(attachment.path("content").asString()), StandardCharsets.UTF_8))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void contract32_namesThePatientInExactlyOneWay() throws Exception {
        JsonNode byId = JSON.readTree(sent(Vendors.UPDOX));
        assertThat(byId.path("from").asString()).isEqualTo("patient:p-7");
        assertThat(byId.has("patientDemographics")).isFalse();

        String sent = sent(Vendors.UPDOX + "    directSender: demographics\n    attachCalendar: false\n");
        assertThat(sent)
                .contains(
                        "\"patientDemographics\":{\"patientId\":\"p-7\",\"firstName\":\"Josephine\",\"middleName\":\"\","
                                + "\"lastName\":\"Testperson\",\"dateOfBirth\":\"1990-10-10\",\"gender\":\"F\","
                                + "\"emailAddress\":\"jo@example.org\"}")
                .doesNotContain("\"from\"", "attachments");
    }

    @ParameterizedTest
    @CsvSource({"4640", "4641", "4650", "4651", "4652"})
    void contract32_failsByTheDocumentsCodes(int code) throws Exception {
        assertThat(send(answers(200, envelope("false", code, ",\"reason\":\"mailbox full\""))))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(String.valueOf(code));
                    assertThat(refused.reason()).endsWith(": mailbox full");
                });
    }

    @ParameterizedTest
    @CsvSource({"4010, ", "4013, ", "4014, ", "4011, thames", "4012, thames"})
    void stopsOnlyThePracticeWhoseAccountOrUserIsMissing(int code, String practice) throws Exception {
        assertThat(send(answers(200, envelope("false", code, ""))))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(AccountRefused.class))
                .satisfies(refused -> assertThat(refused.practice()).isEqualTo(practice));
    }

    @Test
    void contract33_concludesNothingFromTheUnquotedSample() throws Exception {
        assertThat(send(answers(
                        200, "{ successful: true responseMessage: \"OK\" responseCode: 2000 messageId: 249599 }")))
                .isInstanceOf(Unknown.class);
    }

    private static String sent(String providers) throws Exception {
        try (VendorDouble there = VendorDouble.that(TAKES);
                Vendors vendors = Vendors.at(there, providers)) {
            assertThat(vendors.send("updox", Samples.message(Channel.DIRECT, null)))
                    .isEqualTo(new Accepted("249599", "accepted"));
            return there.received().get(0).body();
        }
    }

    private static SendOutcome send(Behaviour vendor) throws Exception {
        try (VendorDouble there = VendorDouble.that(vendor);
                Vendors vendors = Vendors.at(there, Vendors.UPDOX)) {
            return vendors.send("updox", Samples.message(Channel.DIRECT, null));
        }
    }

    private static SyncAnswer pushed(Behaviour vendor) throws Exception {
        try (VendorDouble there = VendorDouble.that(vendor);
                Vendors vendors = Vendors.at(there, Vendors.UPDOX)) {
            SyncAnswer answer = push(vendors, "a");
            assertThat(there.received()).hasSize(1);
            return answer;
        }
    }

    private static SyncAnswer push(Vendors vendors, String id) throws Exception {
        return vendors.sync().push("thames", List.of(Samples.appointment(id))).get(30, TimeUnit.SECONDS);
    }
}
