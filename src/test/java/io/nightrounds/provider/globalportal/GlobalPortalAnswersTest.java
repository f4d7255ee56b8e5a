package io.nightrounds.provider.globalportal;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of GlobalPortal, row by row. */
class GlobalPortalAnswersTest {
    private static final String GUID = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";

    private final GlobalPortalAnswers table = new GlobalPortalAnswers();

    @Test
    void acceptsASuccessWithAnId() {
        assertThat(success("{'success':true,'patientCommunicationId':'" + GUID + "'}"))
                .isEqualTo(new Accepted(GUID, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'success':true}", "{'success':true,'patientCommunicationId':'7'}"})
    void concludesNothingFromASuccessWithoutAnId(String answer) {
        assertThat(success(answer)).isEqualTo(new Unknown("the answer is a success without an id"));
    }

    @Test
    void concludesNothingWhereItDoesNotSay() {
        assertThat(success("{'patientCommunicationId':'" + GUID + "'}"))
                .isEqualTo(new Unknown("the answer does not say whether it is a success"));
    }

    @Test
    void refusesWhatIsNoSuccess() {
        assertThat(success("{'success':false,'patientCommunicationId':'" + GUID + "'}"))
                .isEqualTo(new Refused("refused", "The vendor answered success:false, which carries no reason."));
    }

    @Test
    void tellsWhyARequestWasRefused() {
        assertThat(refusal("{'Message':'Invalid.','ModelState':{'m.To':['no number']}}"))
                .isEqualTo(Refused.recipient("invalid", "Invalid. To: no number"));
        assertThat(refusal("{'success':false}")).isInstanceOf(Refused.class);
        assertThat(refusal("{'success':true}")).isEqualTo(new Unknown("a refused request says it is a success"));
    }

    private SendOutcome success(String answer) {
        return table.success(Samples.answer(answer.replace('\'', '"')));
    }

    private SendOutcome refusal(String answer) {
        return table.refusal(Samples.answer(answer.replace('\'', '"')));
    }
}
