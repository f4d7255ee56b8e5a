package io.nightrounds.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.sandbox.Visitor.Answered;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AppointmentsSyncDeskTest {
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
    void contract19_answersANumericIdAsText() throws Exception {
        Answered answered = visitor.post(Visitor.SYNC, Seeds.sync(Seeds.APPOINTMENT));

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.json().get("successful").booleanValue()).isTrue();
        assertThat(answered.json().get("responseMessage").stringValue()).isEqualTo("OK");
        assertThat(answered.json().get("responseCode").intValue()).isEqualTo(2000);
        JsonNode status = answered.json().at("/statuses/0");
        assertThat(status.get("id").stringValue()).isEqualTo("3456");
        assertThat(status.get("success").booleanValue()).isTrue();
        assertThat(status.get("message").stringValue()).isEqualTo("inserted");
    }

    @Test
    void contract20_failsTheSeedsPlaceholdersPerItem() throws Exception {
        JsonNode answer =
                visitor.post(Visitor.SYNC, Seeds.sync(Seeds.PLACEHOLDERS)).json();

        assertThat(answer.get("responseCode").intValue()).isEqualTo(2000);
        assertThat(answer.at("/statuses/0/id").stringValue()).isEqualTo("id");
        assertThat(answer.at("/statuses/0/success").booleanValue()).isFalse();
        assertThat(answer.at("/statuses/0/message").stringValue()).contains("'date'");
    }

    @Test
    void contract21_failsOnlyTheItemThatIsWrong() throws Exception {
        String wrong = Seeds.APPOINTMENT.replace("calendarId\":", "other\":").replace("3456", "3457");
        JsonNode answer = visitor.post(
                        Visitor.SYNC, Seeds.sync(Seeds.APPOINTMENT, wrong, Seeds.APPOINTMENT.replace("3456", "3458")))
                .json();

        assertThat(answer.get("successful").booleanValue()).isTrue();
        assertThat(answer.get("statuses").findValues("success"))
                .extracting(JsonNode::booleanValue)
                .containsExactly(true, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"TRUE\"", "\"False\"", "true", "null"})
    void contract22_readsBooleansInAnyCase(String written) throws Exception {
        assertThat(succeeds(Seeds.APPOINTMENT.replace("\"cancelled\": false", "\"cancelled\": " + written)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true | false\"", "\"yes\"", "1", "\"\""})
    void contract22_refusesWhatIsNoBoolean(String written) throws Exception {
        assertThat(succeeds(Seeds.APPOINTMENT.replace("\"blocked\": false", "\"blocked\": " + written)))
                .isFalse();
    }

    @Test
    void contract23_updatesTheSameIdAndTheCancelledOne() throws Exception {
        assertThat(message(Seeds.APPOINTMENT)).isEqualTo("inserted");
        assertThat(message(Seeds.APPOINTMENT.replace("3456", "\"3456\""))).isEqualTo("updated");
        assertThat(message(Seeds.APPOINTMENT.replace("\"cancelled\": false", "\"cancelled\": true")))
                .isEqualTo("updated");
        assertThat(visitor.get("/").text()).contains("1 appointments in the book, 1 of them cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oldId", "old_id"})
    void contract24_reKeysByOldIdWithoutADuplicate(String field) throws Exception {
        String moved = Seeds.APPOINTMENT.replace("\"id\": 3456", "\"id\": \"new\", \"" + field + "\": 3456");

        assertThat(message(Seeds.APPOINTMENT)).isEqualTo("inserted");
        assertThat(message(moved)).isEqualTo("re-keyed");
        assertThat(message(moved)).isEqualTo("updated");
        assertThat(visitor.get("/").text()).contains("1 appointments in the book");
    }

    @Test
    void contract25_answers4011InA200WithoutAccount() throws Exception {
        String body = Seeds.sync(Seeds.APPOINTMENT).replace("\"accountId\": \"accountId\"", "\"accountId\": \"\"");

        assertRefused(visitor.post(Visitor.SYNC, body), 4011);
    }

    @Test
    void contract26_answers4010ToAWrongPassword() throws Exception {
        assertRefused(visitor.post(Visitor.SYNC, Seeds.sync().replace(Sandbox.DEMO_KEY, "vendorPassword")), 4010);
    }

    @Test
    void contract27_takesABatchAndTheRestInARequestOfItsOwn() throws Exception {
        visitor.post(Visitor.SYNC, batch(200));
        visitor.post(Visitor.SYNC, batch(1).replace("3456", "3457"));

        assertThat(visitor.ledger()).hasSize(2);
        assertThat(visitor.get("/").text()).contains("<td>sync<td>2<td>2", "2 appointments in the book");
    }

    @Test
    void contract28_answers4020Above1000Items() throws Exception {
        assertRefused(visitor.post(Visitor.SYNC, batch(1001)), 4020);
        assertThat(visitor.post(Visitor.SYNC, batch(1000))
                        .json()
                        .get("statuses")
                        .size())
                .isEqualTo(1000);
    }

    @Test
    void contract29_answersUnderBothAddressesAlike() throws Exception {
        String body = Seeds.sync(Seeds.APPOINTMENT);

        assertThat(visitor.post("/io/syncAppointments", body).json().at("/statuses/0/message"))
                .asString()
                .contains("inserted");
        assertThat(visitor.post("/api/io/AppointmentsSync", body).json().at("/statuses/0/message"))
                .asString()
                .contains("updated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22 09:30",
                "2026-11-22",
                "2026-11-22 09:30:15",
                "2026-11-22T09:30:15",
                "2026-11-22T09:30+01:00",
                "2026-11-22T09:30:15.123Z"
            })
    void readsEveryUsualDate(String date) throws Exception {
        assertThat(succeeds(Seeds.APPOINTMENT.replace("2015-12-30", date))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-02-30", "22.11.2026", "2026-11-22 25:00", "2026-11-2209:30"})
    void refusesWhatIsNoDate(String date) throws Exception {
        assertThat(succeeds(Seeds.APPOINTMENT.replace("2015-12-30", date))).isFalse();
    }

    @Test
    void echoesAnEmptyIdWhereAnItemHasNone() throws Exception {
        JsonNode status = visitor.post(Visitor.SYNC, Seeds.sync("{}")).json().at("/statuses/0");

        assertThat(status.get("id").stringValue()).isEmpty();
        assertThat(status.get("success").booleanValue()).isFalse();
    }

    @Test
    void keepsTheAppointmentsOfAccountsApart() throws Exception {
        String body = Seeds.sync(Seeds.APPOINTMENT);
        visitor.post(Visitor.SYNC, body);
        JsonNode answer = visitor.post(
                        Visitor.SYNC, body.replace("\"accountId\": \"accountId\"", "\"accountId\": \"b\""))
                .json();

        assertThat(answer.at("/statuses/0/message").stringValue()).isEqualTo("inserted");
    }

    @Test
    void answers4000ToWhatIsNoJsonAnd4060WithoutAList() throws Exception {
        assertRefused(visitor.post(Visitor.SYNC, "appointments"), 4000);
        assertRefused(visitor.post(Visitor.SYNC, "{\"auth\": " + Seeds.AUTH + "}"), 4060);
    }

    private static void assertRefused(Answered answered, int code) {
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.json().get("successful").booleanValue()).isFalse();
        assertThat(answered.json().get("responseCode").intValue()).isEqualTo(code);
    }

    private static String batch(int size) {
        return Seeds.sync(Collections.nCopies(size, Seeds.APPOINTMENT).toArray(String[]::new));
    }

    private String message(String item) throws Exception {
        return visitor.post(Visitor.SYNC, Seeds.sync(item))
                .json()
                .at("/statuses/0/message")
                .stringValue();
    }

    private boolean succeeds(String item) throws Exception {
        return visitor.post(Visitor.SYNC, Seeds.sync(item))
                .json()
                .at("/statuses/0/success")
                .booleanValue();
    }
}
