package io.nightrounds.provider.patientcomms;

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

/** The table of PatientComms, row by row. */
class PatientCommsAnswersTest {
    private final PatientCommsAnswers table = new PatientCommsAnswers();

    @Test
    void acceptsASuccessWithAMessageId() {
        assertThat(success("{'Success':true,'MessageId':1,'Status':'queued'}")).isEqualTo(new Accepted("1", "queued"));
        assertThat(success("{'Success':true,'MessageId':7}")).isEqualTo(new Accepted("7", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'Success':true}", "{'Success':true,'MessageId':0}", "{'Success':true,'MessageId':-1}"})
    void concludesNothingFromASuccessWithoutAMessageId(String answer) {
        assertThat(success(answer)).isEqualTo(new Unknown("the answer is a success without a message id"));
    }

    @Test
    void concludesNothingWhereItDoesNotSay() {
        assertThat(success("{'MessageId':7}"))
                .isEqualTo(new Unknown("the answer does not say whether it is a success"));
    }

    @Test
    void saysWhatTheVendorSaysOfARefusal() {
        assertThat(success("{'Success':false,'StatusId':4,'Status':'barred'}"))
                .isEqualTo(new Refused("status 4", "barred"));
        assertThat(success("{'Success':false}")).isEqualTo(new Refused("refused", "The vendor gives no reason."));
        assertThat(refusal("{'Success':false,'Status':'barred'}")).isEqualTo(new Refused("refused", "barred"));
        assertThat(success("{'Success':false,'Errors':{'Destination':'a','b':'c','d':'e','f':'g'}}"))
                .isEqualTo(new Refused("refused", "Destination: a; b: c; d: e"));
    }

    @Test
    void concludesNothingWhereStatusAndAnswerContradictEachOther() {
        assertThat(refusal("{'Success':true,'MessageId':7}"))
                .isEqualTo(new Unknown("a refused request says it is a success"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"APIKey", "username", "request.Source", "CustomerSiteId"})
    void takesMembersThatAreTheSameInEveryCallForTheAccount(String member) {
        assertThat(success("{'Success':false,'Errors':{'" + member + "':'no'}}"))
                .isEqualTo(new AccountRefused(member + ": no"));
        assertThat(refusal("{'Message':'Invalid.','ModelState':{'" + member + "':['no']}}"))
                .isInstanceOf(AccountRefused.class);
    }

    @Test
    void refusesOneMessageForItsOwnMembers() {
        assertThat(refusal("{'Message':'Invalid.','ModelState':{'request.Destination':['no']}}"))
                .isEqualTo(Refused.recipient("invalid", "Invalid. Destination: no"));
    }

    private SendOutcome success(String answer) {
        return table.success(Samples.answer(answer.replace('\'', '"')));
    }

    private SendOutcome refusal(String answer) {
        return table.refusal(Samples.answer(answer.replace('\'', '"')));
    }
}
