package io.nightrounds.provider.bokamera;

import io.nightrounds.dispatch.DeliveryLog;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Listed;
import io.nightrounds.dispatch.DeliveryLog.LookUp.Unanswered;
import io.nightrounds.provider.Answer;
import io.nightrounds.provider.HttpTransport;
import io.nightrounds.provider.Reply;
import io.nightrounds.provider.Reply.Answered;
import io.nightrounds.provider.Reply.Lost;
import io.nightrounds.provider.Reply.NotConnected;
import io.nightrounds.provider.Reply.Withheld;
import io.nightrounds.provider.StatusClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The log of sent messages: {@code GET /messages/log}, page by page.
 *
 * <p><b>From the document:</b> the members of an entry, which are those of SendSMS's answer.
 *
 * <p><b>Assumed:</b> the path, the parameters Receiver, Skip and Take, and an answer of Total and Results. Whether
 * Receiver filters exactly is not known, so whoever reads the entries looks at the receiver again. Dates without an
 * offset are on the clock of {@code zone}. {@code reconcile} says what may follow from the log: off by default.
 */
final class BokaMeraMessageLog implements DeliveryLog {
    private static final String PATH = "/messages/log";
    private static final int PAGE = 100;
    private static final int MOST_ENTRIES = 1000;

    private final BokaMeraProperties properties;
    private final BokaMeraAccount account;
    private final HttpTransport transport;

    BokaMeraMessageLog(BokaMeraProperties properties, BokaMeraAccount account, HttpTransport transport) {
        this.properties = properties;
        this.account = account;
        this.transport = transport;
    }

    @Override
    public Use use() {
        return properties.reconcile();
    }

    @Override
    public Duration settleTime() {
        return properties.settleTime();
    }

    @Override
    public CompletableFuture<LookUp> lookUp(String recipient) {
        return from(recipient, List.of()).exceptionally(defect -> new Unanswered("the log's answer could not be read"));
    }

    private CompletableFuture<LookUp> from(String recipient, List<Entry> before) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("Receiver", recipient);
        query.put("Skip", String.valueOf(before.size()));
        query.put("Take", String.valueOf(PAGE));
        return account.call(headers -> transport.get(PATH, query, headers))
                .thenCompose(reply -> page(reply, recipient, before));
    }

    private CompletableFuture<LookUp> page(Reply reply, String recipient, List<Entry> before) {
        if (!(reply instanceof Answered answered)) {
            return unanswered(reason(reply));
        }
        if (StatusClass.of(answered.status()) != StatusClass.SUCCESS) {
            return unanswered(answered.toString());
        }
        return Answer.of(answered, account.redaction())
                .map(answer -> page(answer, recipient, before))
                .orElseGet(() -> unanswered(answered.unreadable()));
    }

    private CompletableFuture<LookUp> page(Answer answer, String recipient, List<Entry> before) {
        Long total = answer.number("Total");
        List<Answer> results = answer.list("Results").orElse(null);
        if (total == null || results == null) {
            return unanswered("the log's answer has no Total or no Results");
        }
        List<Entry> entries = new ArrayList<>(before);
        results.forEach(result -> entries.add(entry(result)));
        if (entries.size() >= total) {
            return CompletableFuture.completedFuture(new Listed(entries));
        }
        return results.isEmpty() || entries.size() >= MOST_ENTRIES
                ? unanswered("the log shows " + entries.size() + " of its " + total + " entries")
                : from(recipient, entries);
    }

    private Entry entry(Answer result) {
        return new Entry(
                orEmpty(result.text("Id")),
                orEmpty(result.text("Receiver")),
                orEmpty(result.text("MessageBody")),
                BokaMeraDate.read(result.text("Created"), properties.zone()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static CompletableFuture<LookUp> unanswered(String reason) {
        return CompletableFuture.completedFuture(new Unanswered(reason));
    }

    private static String reason(Reply reply) {
        if (reply instanceof NotConnected none) {
            return none.reason();
        }
        return reply instanceof Withheld withheld ? withheld.reason() : ((Lost) reply).reason();
    }
}
