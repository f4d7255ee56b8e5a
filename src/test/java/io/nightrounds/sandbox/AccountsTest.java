package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Visitor.Answered;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {
    private static final String FILE = """
            updox:
              vendors:
                - { applicationId: vendorId, applicationPassword: one }
              practices:
                - { accountId: north, users: [ anna ] }
                - { accountId: closed, active: false, users: [ anna ] }
            patientComms:
              - { apiKey: 94670106-3242-43ff-96fa-475c7de2425c, usernames: [ clinic ] }
            bokaMera:
              apiKeys: [ two ]
              logins:
                - { token: write, roles: [ bookingsupplier-administrator-write ] }
                - { token: read, roles: [ other, bookingsupplier-administrator-read ] }
                - { token: super, roles: [ superadmin ] }
                - { token: guest, roles: [ bookingsupplier-user ] }
                - { token: nobody }
            globalPortal: { header: X-Portal-Key, secret: five }
            strictness: { listedMethodsOnly: true, wrongKeyInBody: true, creditsAreBalance: true, offsetRequired: true, sampleDates: true, mostItems: 2 }
            """;

    private Visitor visitor;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        visitor = Visitor.with(FILE, directory, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @ParameterizedTest
    @CsvSource({
        "vendorId, one, north, 2000",
        "vendorId, two, north, 4010",
        "other, one, north, 4010",
        "vendorId, one, south, 4011",
        "vendorId, one, closed, 4011",
        "vendorId, one, '', 4011"
    })
    void contract26_knowsVendorsAndPractices(String vendor, String password, String account, int code)
            throws Exception {
        String body = "{ \"appointments\": [" + Seeds.APPOINTMENT + "], \"auth\": "
                + auth(vendor, password, account, "") + " }";

        assertThat(code(visitor.post(Visitor.SYNC, body))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"north, anna, 2000", "north, bert, 4012", "north, '', 4012", "closed, anna, 4011"})
    void knowsTheUsersOfAPractice(String account, String user, int code) throws Exception {
        String body = Seeds.direct().replace(Seeds.AUTH, auth("vendorId", "one", account, user));

        assertThat(code(visitor.post(Visitor.DIRECT, body))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "two, Bearer write, 200",
        "two, Bearer read, 200",
        "two, Bearer super, 200",
        "two, Bearer guest, 403",
        "two, Bearer nobody, 403",
        "two, Bearer unknown, 401",
        "two, write, 401",
        "two, 'Bearer ', 401",
        "one, Bearer write, 401"
    })
    void contract37_asksForKeyLoginAndRole(String key, String authorization, int status) throws Exception {
        Answered answered = visitor.send(visitor.request(Visitor.SMS, Seeds.SMS)
                .setHeader("x-api-key", key)
                .setHeader("Authorization", authorization));

        assertThat(answered.status()).isEqualTo(status);
        assertThat(answered.json().at("/ResponseStatus/ErrorCode").asString())
                .isEqualTo(status == 401 ? "Unauthorized" : status == 403 ? "Forbidden" : "");
    }

    @Test
    void asksForTheHeaderOfGlobalPortalBeforeAnythingElse() throws Exception {
        String body = Seeds.ONE_OFF.replace("sample string 1", "email");

        assertThat(visitor.post(Visitor.ONE_OFF, body).status()).isEqualTo(401);
        assertThat(visitor.send(visitor.request(Visitor.ONE_OFF, body).header("X-Portal-Key", "five"))
                        .status())
                .isEqualTo(200);
        assertThat(visitor.post(Visitor.ONE_OFF, "text/plain", "").json())
                .hasToString("{\"Message\":\"Authorization has been denied for this request.\"}");
    }

    @Test
    void takesListedMethodsOnlyWhereTold() throws Exception {
        Answered answered =
                visitor.send(visitor.request(Visitor.ONE_OFF, Seeds.ONE_OFF).header("X-Portal-Key", "five"));

        assertThat(answered.status()).isEqualTo(400);
        assertThat(answered.json().get("ModelState").propertyNames()).containsExactly("request.Method");
    }

    @ParameterizedTest
    @CsvSource({"clinic, true", "other, false"})
    void saysThatAKeyIsWrongInTheBodyWhereTold(String username, boolean success) throws Exception {
        Answered answered = visitor.post(Visitor.VOICE, voice().replace("sample string 2", username));

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.json().get("Success").booleanValue()).isEqualTo(success);
        assertThat(answered.json().at("/Errors/APIKey").isMissingNode()).isEqualTo(success);
    }

    @Test
    void refusesAnotherKeyOfPatientComms() throws Exception {
        String body = voice().replace("sample string 2", "clinic")
                .replace(Sandbox.DEMO_KEY, UUID.randomUUID().toString());

        assertThat(visitor.post(Visitor.VOICE, body).json().get("Success").booleanValue())
                .isFalse();
    }

    @Test
    void countsCreditsDownWhereTold() throws Exception {
        String body = voice().replace("sample string 2", "clinic");

        assertThat(visitor.post(Visitor.VOICE, body).json().get("Credits").intValue())
                .isEqualTo(999);
        assertThat(visitor.post(Visitor.VOICE, body).json().get("Credits").intValue())
                .isEqualTo(998);
    }

    @Test
    void asksForAnOffsetWhereTold() throws Exception {
        Answered answered = visitor.post(Visitor.VOICE, voice().replaceFirst("\\+01:00", ""));

        assertThat(answered.json().get("ModelState").propertyNames()).containsExactly("request.Date");
    }

    @Test
    void contract38_answersWithTheMembersOfTheSampleWhereTold() throws Exception {
        String queued = Seeds.SMS.replace("}", ",\"ToSendDate\":\"2999-01-01T00:00:00\"}");
        Answered answered = visitor.send(visitor.request(Visitor.SMS, queued)
                .setHeader("x-api-key", "two")
                .setHeader("Authorization", "Bearer super"));

        assertThat(answered.json().propertyNames())
                .containsExactly(
                        "Id",
                        "BookingId",
                        "Receiver",
                        "MessageTitle",
                        "StorageUrl",
                        "MessageBody",
                        "SentDate",
                        "Sent",
                        "MessageRetries",
                        "SendMethodId");
        assertThat(answered.json().get("SentDate").stringValue()).isEqualTo("0001-01-01T00:00:00");
    }

    @Test
    void contract28_answers4020AboveTheLimitThatWasTold() throws Exception {
        String three = String.join(",", Seeds.APPOINTMENT, Seeds.APPOINTMENT, Seeds.APPOINTMENT);
        String body = "{ \"appointments\": [" + three + "], \"auth\": " + auth("vendorId", "one", "north", "") + " }";

        assertThat(code(visitor.post(Visitor.SYNC, body))).isEqualTo(4020);
    }

    private static String voice() {
        return Seeds.VOICE.replace("sample string 4", "sample");
    }

    private static String auth(String vendor, String password, String account, String user) {
        return """
                {"applicationId": "%s", "applicationPassword": "%s", "accountId": "%s", "userId": "%s"}""".formatted(vendor, password, account, user);
    }

    private static int code(Answered answered) {
        return answered.json().get("responseCode").intValue();
    }
}
