package io.nightrounds.provider;

import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.SendOutcome.NotSent;
import io.nightrounds.dispatch.SendOutcome.Throttled;
import io.nightrounds.dispatch.SendOutcome.Unknown;
import io.nightrounds.provider.Reply.Answered;
import io.nightrounds.provider.Reply.Lost;
import io.nightrounds.provider.Reply.NotConnected;
import io.nightrounds.provider.Reply.Withheld;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a reply to a send means. Only a vendor's table can find success; whatever is unclear here is unknown. */
public final class SendReading {
    private final AnswerTable table;
    private final Clock clock;

    public SendReading(AnswerTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** The outcome once the reply is there. It never fails: not even a defect in a vendor's table may resend. */
    public CompletableFuture<SendOutcome> of(CompletableFuture<Reply> reply, Redaction redaction) {
        return of(reply, () -> redaction);
    }

    /** @param redaction asked for when the reply is there, as a credential may be fetched only then */
    public CompletableFuture<SendOutcome> of(CompletableFuture<Reply> reply, Supplier<Redaction> redaction) {
        return reply.thenApply(came -> outcome(came, redaction.get()))
                .exceptionally(defect -> new Unknown("the answer could not be read"));
    }

    SendOutcome outcome(Reply reply, Redaction redaction) {
        if (reply instanceof NotConnected none) {
            return new NotSent(none.reason());
        }
        if (reply instanceof Lost lost) {
            return new Unknown(lost.reason());
        }
        if (reply instanceof Withheld withheld) {
            return new AccountRefused(withheld.reason());
        }
        return outcome((Answered) reply, redaction);
    }

    private SendOutcome outcome(Answered answered, Redaction redaction) {
        return switch (StatusClass.of(answered.status())) {
            case SUCCESS -> read(answered, redaction, table::success);
            case REFUSAL -> read(answered, redaction, table::refusal);
            case ACCOUNT -> new AccountRefused(answered.toString());
            case THROTTLE -> new Throttled(answered.toString(), RetryAfter.read(answered.retryAfter(), clock));
            case UNKNOWN -> new Unknown(answered.toString());
        };
    }

    private static SendOutcome read(Answered answered, Redaction redaction, Function<Answer, SendOutcome> meaning) {
        Optional<Answer> answer = Answer.of(answered, redaction);
        return answer.map(meaning).orElseGet(() -> new Unknown(answered.unreadable()));
    }
}
