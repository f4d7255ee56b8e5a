package io.nightrounds.provider.updox;

import io.nightrounds.provider.Answer;
import io.nightrounds.provider.updox.UpdoxCode.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * What all Updox answers have in common: {@code successful}, {@code responseCode}, {@code responseMessage}. The HTTP
 * status is 200 even for "unauthorized", so only the two together mean done: successful true and code 2000.
 *
 * @param code the number for grouping, such as {@code 4640}
 * @param reason one line, fit for reports
 */
record UpdoxEnvelope(Meaning meaning, String code, String reason) {
    static UpdoxEnvelope of(Answer answer) {
        Long number = answer.number("responseCode");
        if (number == null) {
            return new UpdoxEnvelope(Meaning.UNKNOWN, "", "the answer has no responseCode");
        }
        UpdoxCode code = UpdoxCode.of(number);
        Boolean successful = answer.truth("successful");
        boolean agrees = Boolean.TRUE.equals(successful) == (code.meaning == Meaning.DONE);
        return agrees
                ? new UpdoxEnvelope(code.meaning, number.toString(), reason(number, code, answer))
                : new UpdoxEnvelope(
                        Meaning.UNKNOWN,
                        number.toString(),
                        "the answer contradicts itself: code " + number + ", successful " + successful);
    }

    private static String reason(long number, UpdoxCode code, Answer answer) {
        String said = first(answer.said("reason"), answer.said("responseMessage"));
        return number + " " + code.words + (said == null ? "" : ": " + said);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
