package io.nightrounds.provider.updox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.Reply;
import io.nightrounds.provider.Reply.Lost;
import io.nightrounds.provider.Reply.NotConnected;
import io.nightrounds.provider.Reply.Withheld;
import io.nightrounds.provider.Samples;
import io.nightrounds.sync.SyncAnswer;
import io.nightrounds.sync.SyncAnswer.AccountRefused;
import io.nightrounds.sync.SyncAnswer.Answered;
import io.nightrounds.sync.SyncAnswer.ItemStatus;
import io.nightrounds.sync.SyncAnswer.Passing;
import io.nightrounds.sync.SyncAnswer.Refused;
import io.nightrounds.sync.SyncAnswer.TooLarge;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of AppointmentsSync, row by row. */
class UpdoxSyncAnswersTest {
    private final UpdoxSyncAnswers table = new UpdoxSyncAnswers(Redaction.of(), Samples.CLOCK);

    @Test
    void repeatsWhatIsLostOrNeverLeft() {
        assertThat(table.of(new NotConnected("refused"))).isEqualTo(new Passing("refused", null));
        assertThat(table.of(new Lost("reset"))).isEqualTo(new Passing("reset", null));
        assertThat(table.of(new Withheld("no token"))).isEqualTo(new AccountRefused("no token"));
    }

    @Test
    void readsTheStatusOfEachItem() {
        assertThat(of(
                        200,
                        "{'successful':true,'responseCode':2000,'statuses':["
                                + "{'id':'a','success':true,'message':'ok'},{'success':'false'},7]}"))
                .isEqualTo(new Answered(List.of(
                        new ItemStatus("a", true, "ok"),
                        new ItemStatus("", false, null),
                        new ItemStatus("", null, null))));
    }

    @Test
    void repeatsADoneWithoutAList() {
        assertThat(of(200, "{'successful':true,'responseCode':2000}"))
                .isEqualTo(new Passing("the answer has no list of statuses", null));
    }

    @Test
    void goesByTheCode() {
        assertThat(coded(200, 4060)).isEqualTo(new Refused("4060 validation failed"));
        assertThat(coded(200, 4010)).isEqualTo(new AccountRefused("4010 unauthorized"));
        assertThat(coded(200, 4011)).isEqualTo(new AccountRefused("4011 practice missing or inactive"));
        assertThat(coded(200, 4020)).isEqualTo(new TooLarge("4020 request likely too large"));
        assertThat(coded(200, 5000)).isEqualTo(new Passing("5000 server error", null));
        assertThat(of(200, "{}")).isEqualTo(new Passing("the answer has no responseCode", null));
    }

    @Test
    void readsTheCodeBelowAnHttpRefusalToo() {
        assertThat(coded(400, 4060)).isEqualTo(new Refused("4060 validation failed"));
        assertThat(of(400, "{}")).isEqualTo(new Refused("refused by its HTTP status; the vendor gives no code"));
        assertThat(of(422, "{'successful':true,'responseCode':2000,'statuses':[]}"))
                .isEqualTo(new Passing("a refused request says it is a success", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void repeatsWhatCannotBeRead(int status) {
        assertThat(of(status, "<html>")).isInstanceOfSatisfying(Passing.class, passing -> assertThat(passing.reason())
                .contains("cannot be read"));
    }

    @Test
    void goesByTheHttpStatusWhereThatSaysItAll() {
        assertThat(of(413, "")).isEqualTo(new TooLarge("HTTP 413"));
        assertThat(of(403, "")).isEqualTo(new AccountRefused("HTTP 403"));
        assertThat(of(502, "")).isEqualTo(new Passing("HTTP 502", null));
        assertThat(table.of(new Reply.Answered(429, null, "90", new byte[0])))
                .isEqualTo(new Passing("HTTP 429", Duration.ofSeconds(90)));
        assertThat(table.of(new Reply.Answered(503, null, "9", new byte[0])))
                .isEqualTo(new Passing("HTTP 503", Duration.ofSeconds(9)));
    }

    private SyncAnswer coded(int status, int code) {
        return of(status, "{'successful':false,'responseCode':" + code + "}");
    }

    private SyncAnswer of(int status, String body) {
        return table.of(Samples.answered(status, body.replace('\'', '"')));
    }
}
