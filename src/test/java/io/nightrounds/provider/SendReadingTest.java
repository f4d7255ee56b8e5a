package io.nightrounds.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.Accepted;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.NotSent;
import io.nightrounds.dispatch.SendOutcome.Refused;
import io.nightrounds.dispatch.SendOutcome.Throttled;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.Reply.Answered;
import io.nightrounds.provider.Reply.Lost;
import io.nightrounds.provider.Reply.NotConnected;
import io.nightrounds.provider.Reply.Withheld;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendReadingTest {
    private final SendReading reading = new SendReading(new Generous(), Samples.CLOCK);

    @Test
    void tellsProvenNotSentFromLost() {
        assertThat(outcome(new NotConnected("refused"))).isEqualTo(new NotSent("refused"));
        assertThat(outcome(new Lost("reset"))).isEqualTo(new Unknown("reset"));
        assertThat(outcome(new Withheld("no token"))).isEqualTo(new AccountRefused("no token"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 299})
    void asksTheVendorsTableAboutASuccess(int status) {
        assertThat(outcome(Samples.answered(status, "{}"))).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void asksTheVendorsTableAboutARefusal(int status) {
        assertThat(outcome(Samples.answered(status, "{}"))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308, 401, 403, 404, 405, 407, 410, 415})
    void takesItForTheAccountWhereNoMessageCouldPass(int status) {
        assertThat(outcome(Samples.answered(status, "{}"))).isEqualTo(new AccountRefused("HTTP " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 402, 406, 408, 409, 413, 500, 502, 503, 504, 520, 999})
    void concludesNothingFromAnyOtherStatusWhateverTheBodySays(int status) {
        assertThat(outcome(Samples.answered(status, "{\"success\":true}"))).isEqualTo(new Unknown("HTTP " + status));
    }

    @Test
    void keepsHowLongAThrottleLasts() {
        assertThat(outcome(new Answered(429, null, "90", new byte[0])))
                .isEqualTo(new Throttled("HTTP 429", Duration.ofSeconds(90)));
        assertThat(outcome(new Answered(429, null, null, new byte[0]))).isEqualTo(new Throttled("HTTP 429", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void concludesNothingFromABodyThatIsNoJsonObject(int status) {
        Reply reply = new Answered(status, "text/html; charset=utf-8", null, "<html>".getBytes());
        assertThat(outcome(reply))
                .isEqualTo(new Unknown(
                        "HTTP " + status + " with a body that cannot be read (text/html; charset=utf-8, 6 bytes)"));
    }

    @Test
    void readsTheReplyWhenItIsThere() {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Redaction redaction = Redaction.of(Credential.issued("a-credential-of-ours"));
        CompletableFuture<SendOutcome> outcome = reading.of(reply, redaction);
        assertThat(outcome).isNotDone();

        reply.complete(Samples.answered(200, "{\"message\":\"queued by a-credential-of-ours\"}"));

        assertThat(outcome).isCompletedWithValue(new Accepted("1", "queued by ***"));
    }

    @Test
    void turnsADefectIntoUnknown() {
        SendReading broken = new SendReading(new Broken(), Samples.CLOCK);
        assertThat(broken.of(CompletableFuture.completedFuture(Samples.answered(200, "{}")), Redaction.of()))
                .isCompletedWithValueMatching(Unknown.class::isInstance);
    }

    private SendOutcome outcome(Reply reply) {
        return reading.outcome(reply, Redaction.of());
    }

    private static final class Generous implements AnswerTable {
        @Override
        public SendOutcome success(Answer answer) {
            return new Accepted("1", answer.said("message"));
        }

        @Override
        public SendOutcome refusal(Answer answer) {
            return new Refused("no", "no");
        }
    }

    private static final class Broken implements AnswerTable {
        @Override
        public SendOutcome success(Answer answer) {
            throw new IllegalStateException("a defect");
        }

        @Override
        public SendOutcome refusal(Answer answer) {
            throw new IllegalStateException("a defect");
        }
    }
}
