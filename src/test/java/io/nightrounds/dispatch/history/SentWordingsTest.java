package io.nightrounds.dispatch.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.DispatchTables;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SentWordingsTest {
    private static final Instant EVENING = Instant.parse(DispatchTables.NOW);

    private final DispatchTables tables = DispatchTables.inMemory();

    @Test
    void findsTheWordingThatTheRunHadWhenTheAttemptWasMade() {
        tables.plan(Channel.SMS, 1, 2);
        wording("first", EVENING);
        wording("second", EVENING.plusSeconds(60));
        attempt(1, 1, EVENING.plusSeconds(10));
        attempt(1, 2, EVENING.plusSeconds(60));
        attempt(2, 1, EVENING.plusSeconds(90));

        assertThat(new SentWordings(tables.db()).of("a-1"))
                .containsExactly(
                        entry(new AttemptKey(1, 1).toString(), new SentWordings.Wording("first", null, "first body")),
                        entry(
                                new AttemptKey(1, 2).toString(),
                                new SentWordings.Wording("second", null, "second body")));
    }

    private void wording(String hash, Instant since) {
        tables.jdbc.update("insert into text_version (hash, format, body) values (?, 'text', ?)", hash, hash + " body");
        tables.jdbc.update(
                "insert into run_text (run, campaign, language, channel, since, hash) values (1, 'recall', 'en', 'SMS', ?, ?)",
                since.atOffset(ZoneOffset.UTC),
                hash);
    }

    private void attempt(long reminder, int number, Instant claimedAt) {
        tables.jdbc.update("""
                insert into attempt (reminder_id, number, run, provider, channel, recipient, request_hash, claimed_at)
                values (?, ?, 1, 'first', 'SMS', '+447700900001', 'hash', ?)
                """, reminder, number, claimedAt.atOffset(ZoneOffset.UTC));
    }
}
