package io.nightrounds.provider.updox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of PatientDirectMessageSend, row by row. */
class UpdoxDirectAnswersTest {
    private final UpdoxDirectAnswers table = new UpdoxDirectAnswers("thames");

    @Test
    void acceptsADoneWithAMessageId() {
        assertThat(success("{'successful':true,'responseCode':2000,'messageId':1}"))
                .isEqualTo(new Accepted("1", "accepted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'messageId':0", ",'messageId':-1"})
    void concludesNothingFromADoneWithoutAMessageId(String id) {
        assertThat(success("{'successful':true,'responseCode':2000" + id + "}"))
                .isEqualTo(new Unknown("the answer is a success without a message id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {4000, 4001, 4020, 4060, 4070, 4080, 4640, 4641, 4650, 4651, 4652, 4999})
    void refusesTheMessage(int code) {
        assertThat(coded(code)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(String.valueOf(code));
            assertThat(refused.reason()).startsWith(code + " ").endsWith(": said so");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {4010, 4013, 4014})
    void refusesUsAll(int code) {
        assertThat(coded(code)).isEqualTo(new AccountRefused(code + " unauthorized: said so", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {4011, 4012})
    void refusesOnePractice(int code) {
        assertThat(coded(code)).isInstanceOfSatisfying(AccountRefused.class, refused -> assertThat(refused.practice())
                .isEqualTo("thames"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 5100, 5110, 5001, 5999, 6000, 3999, 2001, 0, -1})
    void concludesNothingFromAnyOtherCode(int code) {
        assertThat(coded(code)).isInstanceOfSatisfying(Unknown.class, unknown -> assertThat(unknown.reason())
                .startsWith(code + " "));
    }

    @Test
    void tellsAServersErrorFromACodeInNoList() {
        assertThat(coded(5000)).isEqualTo(new Unknown("5000 server error: said so"));
        assertThat(coded(5999)).isEqualTo(new Unknown("5999 server error: said so"));
        assertThat(coded(6000)).isEqualTo(new Unknown("6000 a code in no list: said so"));
        assertThat(coded(3999)).isEqualTo(new Unknown("3999 a code in no list: said so"));
    }

    @Test
    void concludesNothingWhereCodeAndFlagContradictEachOther() {
        assertThat(success("{'successful':false,'responseCode':2000,'messageId':7}"))
                .isEqualTo(new Unknown("the answer contradicts itself: code 2000, successful false"));
        assertThat(success("{'successful':true,'responseCode':4640}")).isInstanceOf(Unknown.class);
    }

    @Test
    void readsAnEnvelopeBelowAnHttpRefusalButBelievesNoSuccessThere() {
        assertThat(refusal("{'successful':true,'responseCode':2000,'messageId':7}"))
                .isEqualTo(new Unknown("a refused request says it is a success"));
        assertThat(refusal("{'successful':false,'responseCode':4640}"))
                .isEqualTo(Refused.recipient("4640", "4640 invalid direct address"));
        assertThat(refusal("{}")).isEqualTo(new Refused("refused", "The vendor gives no code."));
        assertThat(success("{}")).isEqualTo(new Unknown("the answer has no responseCode"));
    }

    private SendOutcome coded(int code) {
        return success("{'successful':false,'responseCode':" + code + ",'responseMessage':'said so'}");
    }

    private SendOutcome success(String answer) {
        return table.success(Samples.answer(answer.replace('\'', '"')));
    }

    private SendOutcome refusal(String answer) {
        return table.refusal(Samples.answer(answer.replace('\'', '"')));
    }
}
