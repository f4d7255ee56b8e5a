package io.nightrounds.provider.globalportal;

import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.Answer;
import io.nightrounds.provider.AnswerTable;
import io.nightrounds.provider.AspNetError;

/**
 * What OneOffMessages answers.
 *
 * <pre>
 * 2xx OneOffMessageResponseModel  success true and a GUID as patientCommunicationId: accepted
 *                                 success false: refused; the model has no member for a reason
 *                                 no success, or no GUID: unknown
 * 400 HttpError                   refused, with its ModelState; To alone: the number or address is bad
 * </pre>
 */
final class GlobalPortalAnswers implements AnswerTable {
    private static final String GUID = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    @Override
    public SendOutcome success(Answer answer) {
        Boolean success = answer.truth("success");
        String id = answer.text("patientCommunicationId");
        if (success == null) {
            return new Unknown("the answer does not say whether it is a success");
        }
        if (!success) {
            return new Refused("refused", "The vendor answered success:false, which carries no reason.");
        }
        return id == null || !id.matches(GUID)
                ? new Unknown("the answer is a success without an id")
                : new Accepted(id, null);
    }

    @Override
    public SendOutcome refusal(Answer answer) {
        return Boolean.TRUE.equals(answer.truth("success"))
                ? new Unknown("a refused request says it is a success")
                : AspNetError.of(answer).refused("To");
    }
}
