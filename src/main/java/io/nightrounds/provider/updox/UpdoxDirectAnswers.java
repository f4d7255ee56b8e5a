package io.nightrounds.provider.updox;

import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.Answer;
import io.nightrounds.provider.AnswerTable;

/**
 * What PatientDirectMessageSend answers to one practice, by {@link UpdoxCode}. A server error is unknown: the message
 * may have gone before it.
 */
record UpdoxDirectAnswers(String practice) implements AnswerTable {
    @Override
    public SendOutcome success(Answer answer) {
        UpdoxEnvelope envelope = UpdoxEnvelope.of(answer);
        return switch (envelope.meaning()) {
            case DONE -> accepted(answer);
            case REFUSED, TOO_LARGE -> new Refused(envelope.code(), envelope.reason());
            case RECIPIENT -> Refused.recipient(envelope.code(), envelope.reason());
            case ACCOUNT -> new AccountRefused(envelope.reason());
            case PRACTICE -> new AccountRefused(envelope.reason(), practice);
            case SERVER, UNKNOWN -> new Unknown(envelope.reason());
        };
    }

    /** An envelope that says done below an HTTP refusal contradicts itself. */
    @Override
    public SendOutcome refusal(Answer answer) {
        if (answer.number("responseCode") == null) {
            return new Refused("refused", "The vendor gives no code.");
        }
        SendOutcome read = success(answer);
        return read instanceof Accepted ? new Unknown("a refused request says it is a success") : read;
    }

    private static SendOutcome accepted(Answer answer) {
        Long id = answer.number("messageId");
        return id == null || id <= 0
                ? new Unknown("the answer is a success without a message id")
                : new Accepted(id.toString(), "accepted");
    }
}
