package io.nightrounds.provider.patientcomms;

import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.Answer;
import io.nightrounds.provider.AnswerTable;
import io.nightrounds.provider.AspNetError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What VoiceCall answers. The document does not list the values of StatusId, so nothing is concluded from it.
 *
 * <pre>
 * 2xx SingleSendResponse  Success true and a MessageId: accepted
 *                         Success false: refused, with its Errors
 *                         no Success, or no MessageId: unknown
 * 400 SingleSendResponse  Success false: refused; true: unknown, as it contradicts the status
 * 400 HttpError           refused, with its ModelState
 * any refusal of Destination alone: the number is bad
 * any refusal of a member that is the same in every call (APIKey, Username, Source, CustomerSiteId): the account
 * </pre>
 */
final class PatientCommsAnswers implements AnswerTable {
    private static final String DESTINATION = "Destination";
    private static final List<String> OF_THE_ACCOUNT = List.of("APIKey", "Username", "Source", "CustomerSiteId");

    @Override
    public SendOutcome success(Answer answer) {
        Boolean success = answer.truth("Success");
        Long message = answer.number("MessageId");
        if (success == null) {
            return new Unknown("the answer does not say whether it is a success");
        }
        if (!success) {
            return refusedSend(answer);
        }
        return message == null || message <= 0
                ? new Unknown("the answer is a success without a message id")
                : new Accepted(message.toString(), answer.said("Status"));
    }

    @Override
    public SendOutcome refusal(Answer answer) {
        Boolean success = answer.truth("Success");
        if (success == null) {
            AspNetError error = AspNetError.of(answer);
            return byMembers(error.members(), error.refused(DESTINATION));
        }
        return success ? new Unknown("a refused request says it is a success") : refusedSend(answer);
    }

    private static SendOutcome refusedSend(Answer answer) {
        Map<String, String> errors = answer.dictionary("Errors");
        Long id = answer.number("StatusId");
        String reason = errors.isEmpty() ? answer.said("Status") : sentence(errors);
        return byMembers(
                errors,
                new Refused(
                        id == null ? "refused" : "status " + id,
                        reason == null ? "The vendor gives no reason." : reason));
    }

    private static SendOutcome byMembers(Map<String, String> errors, Refused refused) {
        List<String> members = errors.keySet().stream()
                .map(key -> key.substring(key.lastIndexOf('.') + 1))
                .toList();
        if (members.stream().anyMatch(member -> OF_THE_ACCOUNT.stream().anyMatch(member::equalsIgnoreCase))) {
            return new AccountRefused(refused.reason());
        }
        boolean recipient = !members.isEmpty() && members.stream().allMatch(DESTINATION::equalsIgnoreCase);
        return new Refused(refused.code(), refused.reason(), recipient);
    }

    private static String sentence(Map<String, String> errors) {
        return errors.entrySet().stream()
                .limit(3)
                .map(error -> error.getKey() + ": " + error.getValue())
                .collect(Collectors.joining("; "));
    }
}
