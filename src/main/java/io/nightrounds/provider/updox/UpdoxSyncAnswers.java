package io.nightrounds.provider.updox;

import io.nightrounds.provider.Answer;
import io.nightrounds.provider.Redaction;
import io.nightrounds.provider.Reply;
import io.nightrounds.provider.Reply.Answered;
import io.nightrounds.provider.Reply.Lost;
import io.nightrounds.provider.Reply.NotConnected;
import io.nightrounds.provider.Reply.Withheld;
import io.nightrounds.provider.RetryAfter;
import io.nightrounds.provider.StatusClass;
import io.nightrounds.sync.SyncAnswer;
import io.nightrounds.sync.SyncAnswer.AccountRefused;
import io.nightrounds.sync.SyncAnswer.ItemStatus;
import io.nightrounds.sync.SyncAnswer.Passing;
import io.nightrounds.sync.SyncAnswer.Refused;
import io.nightrounds.sync.SyncAnswer.TooLarge;
import java.time.Clock;
import java.util.List;

/** What AppointmentsSync answers. As an upsert may be repeated, whatever is unclear counts as passing. */
final class UpdoxSyncAnswers {
    private static final int CONTENT_TOO_LARGE = 413;

    private final Redaction redaction;
    private final Clock clock;

    UpdoxSyncAnswers(Redaction redaction, Clock clock) {
        this.redaction = redaction;
        this.clock = clock;
    }

    SyncAnswer of(Reply reply) {
        if (reply instanceof NotConnected none) {
            return new Passing(none.reason(), null);
        }
        if (reply instanceof Lost lost) {
            return new Passing(lost.reason(), null);
        }
        if (reply instanceof Withheld withheld) {
            return new AccountRefused(withheld.reason());
        }
        return of((Answered) reply);
    }

    private SyncAnswer of(Answered answered) {
        if (answered.status() == CONTENT_TOO_LARGE) {
            return new TooLarge(answered.toString());
        }
        return switch (StatusClass.of(answered.status())) {
            case SUCCESS ->
                Answer.of(answered, redaction)
                        .map(UpdoxSyncAnswers::success)
                        .orElseGet(() -> new Passing(answered.unreadable(), null));
            case REFUSAL ->
                Answer.of(answered, redaction)
                        .map(UpdoxSyncAnswers::refusal)
                        .orElseGet(() -> new Passing(answered.unreadable(), null));
            case ACCOUNT -> new AccountRefused(answered.toString());
            case THROTTLE, UNKNOWN -> new Passing(answered.toString(), RetryAfter.read(answered.retryAfter(), clock));
        };
    }

    private static SyncAnswer success(Answer answer) {
        UpdoxEnvelope envelope = UpdoxEnvelope.of(answer);
        return switch (envelope.meaning()) {
            case DONE -> statuses(answer);
            case REFUSED, RECIPIENT -> new Refused(envelope.reason());
            case ACCOUNT, PRACTICE -> new AccountRefused(envelope.reason());
            case TOO_LARGE -> new TooLarge(envelope.reason());
            case SERVER, UNKNOWN -> new Passing(envelope.reason(), null);
        };
    }

    private static SyncAnswer refusal(Answer answer) {
        if (answer.number("responseCode") == null) {
            return new Refused("refused by its HTTP status; the vendor gives no code");
        }
        SyncAnswer read = success(answer);
        return read instanceof SyncAnswer.Answered ? new Passing("a refused request says it is a success", null) : read;
    }

    private static SyncAnswer statuses(Answer answer) {
        return answer.list("statuses")
                .<SyncAnswer>map(entries -> new SyncAnswer.Answered(statuses(entries)))
                .orElseGet(() -> new Passing("the answer has no list of statuses", null));
    }

    private static List<ItemStatus> statuses(List<Answer> entries) {
        return entries.stream()
                .map(entry -> {
                    String id = entry.text("id");
                    return new ItemStatus(id == null ? "" : id, entry.truth("success"), entry.said("message"));
                })
                .toList();
    }
}
