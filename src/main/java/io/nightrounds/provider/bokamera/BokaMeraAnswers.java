package io.nightrounds.provider.bokamera;

import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Throttled;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.Answer;
import io.nightrounds.provider.AnswerTable;
import java.util.List;
import java.util.Optional;

/**
 * What SendSMS answers.
 *
 * <pre>
 * 200 MessageLogQueryResponse  Id above 0: accepted; Sent false: queued, true: sent
 * 200 without an Id, or Id 0   unknown: the document's own sample is all zeros, a real log entry has a number
 * ResponseStatus.ErrorCode     by that code, in a 400 as in a 200: see {@link BokaMeraCode}
 * the same, about Receiver alone  the number is bad
 * 401 no login, 403 wrong role the account; 429: later; both by the HTTP status alone
 * </pre>
 */
final class BokaMeraAnswers implements AnswerTable {
    private static final int LONGEST_CODE = 40;
    private static final String RECEIVER = "Receiver";

    @Override
    public SendOutcome success(Answer answer) {
        return error(answer).orElseGet(() -> logged(answer));
    }

    @Override
    public SendOutcome refusal(Answer answer) {
        return error(answer).orElseGet(() -> new Refused("refused", "The vendor gives no reason."));
    }

    private static SendOutcome logged(Answer answer) {
        Long id = answer.number("Id");
        if (id == null || id <= 0) {
            return new Unknown("the answer has no message id");
        }
        return new Accepted(id.toString(), Boolean.TRUE.equals(answer.truth("Sent")) ? "sent" : "queued");
    }

    private static Optional<SendOutcome> error(Answer answer) {
        return answer.object("ResponseStatus")
                .flatMap(status -> Optional.ofNullable(status.said("ErrorCode")).map(code -> meaning(code, status)));
    }

    private static SendOutcome meaning(String code, Answer status) {
        String reason = reason(status);
        return switch (BokaMeraCode.of(code).meaning) {
            case ACCOUNT -> new AccountRefused(code + ": " + reason);
            case PASSING -> new Throttled(code + ": " + reason, null);
            case REFUSED -> new Refused(shortened(code), reason, isAboutReceiver(status));
        };
    }

    private static String reason(Answer status) {
        String message = status.said("Message");
        List<Answer> errors = status.list("Errors").orElse(List.of());
        String field = errors.isEmpty() ? null : errors.get(0).said("FieldName");
        String words = message == null ? "The vendor gives no reason." : message;
        return field == null ? words : field + ": " + words;
    }

    private static boolean isAboutReceiver(Answer status) {
        List<Answer> errors = status.list("Errors").orElse(List.of());
        return errors.size() == 1 && RECEIVER.equalsIgnoreCase(errors.get(0).said("FieldName"));
    }

    private static String shortened(String code) {
        return code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
    }
}
