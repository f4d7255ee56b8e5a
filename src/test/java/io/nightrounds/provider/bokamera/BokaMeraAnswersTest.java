package io.nightrounds.provider.bokamera;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Throttled;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of BokaMera, row by row. */
class BokaMeraAnswersTest {
    private final BokaMeraAnswers table = new BokaMeraAnswers();

    @Test
    void acceptsWhatHasAnId() {
        assertThat(success("{'Id':1,'Sent':true}")).isEqualTo(new Accepted("1", "sent"));
        assertThat(success("{'Id':77,'Sent':false}")).isEqualTo(new Accepted("77", "queued"));
        assertThat(success("{'Id':77}")).isEqualTo(new Accepted("77", "queued"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'Id':0}", "{'Id':-1}", "{'Id':'x'}"})
    void concludesNothingWithoutAnId(String answer) {
        assertThat(success(answer)).isEqualTo(new Unknown("the answer has no message id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unauthorized", "NotAuthenticated", "TokenException", "Forbidden", "invalidrole"})
    void takesTheseCodesForTheAccountInARefusalAsInASuccess(String code) {
        assertThat(refusal(status("'ErrorCode':'" + code + "'")))
                .isEqualTo(new AccountRefused(code + ": The vendor gives no reason."));
        assertThat(success(status("'ErrorCode':'" + code + "','Message':'go away'")))
                .isEqualTo(new AccountRefused(code + ": go away"));
    }

    @Test
    void comesBackLaterWhereTheCodeSaysSo() {
        assertThat(refusal(status("'ErrorCode':'TooManyRequests','Message':'wait'")))
                .isEqualTo(new Throttled("TooManyRequests: wait", null));
    }

    @Test
    void namesTheFieldThatWasRefused() {
        assertThat(refusal(status("'ErrorCode':'Bad','Message':'no number','Errors':[{'FieldName':'Receiver'},{}]")))
                .isEqualTo(new Refused("Bad", "Receiver: no number"));
        assertThat(refusal(status("'ErrorCode':'Bad','Message':'no number','Errors':[{'FieldName':'Receiver'}]")))
                .as("the number alone")
                .isEqualTo(Refused.recipient("Bad", "Receiver: no number"));
        assertThat(refusal(status("'ErrorCode':'Bad','Message':'too long','Errors':[{'FieldName':'MessageBody'}]")))
                .isEqualTo(new Refused("Bad", "MessageBody: too long"));
        assertThat(refusal(status("'ErrorCode':'Bad','Message':'no number','Errors':[]")))
                .isEqualTo(new Refused("Bad", "no number"));
    }

    @Test
    void refusesWithoutAReasonWhereNoneIsGiven() {
        assertThat(refusal("{}")).isEqualTo(new Refused("refused", "The vendor gives no reason."));
        assertThat(refusal(status("'Message':'no code'"))).isInstanceOf(Refused.class);
    }

    @Test
    void cutsALongCode() {
        assertThat(refusal(status("'ErrorCode':'" + "E".repeat(40) + "'")))
                .isEqualTo(new Refused("E".repeat(40), "The vendor gives no reason."));
        assertThat(refusal(status("'ErrorCode':'" + "E".repeat(41) + "'")))
                .isEqualTo(new Refused("E".repeat(40), "The vendor gives no reason."));
    }

    private static String status(String members) {
        return "{'Id':7,'ResponseStatus':{" + members + "}}";
    }

    private SendOutcome success(String answer) {
        return table.success(Samples.answer(answer.replace('\'', '"')));
    }

    private SendOutcome refusal(String answer) {
        return table.refusal(Samples.answer(answer.replace('\'', '"')));
    }
}
