package io.nightrounds.dispatch.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.DispatchTables;
import io.nightrounds.dispatch.ScriptedSender;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.testkit.SettableClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The guard of the database refuses in the middle of a dispatch. */
class UnsafeClaimsTest {
    private static final Duration ONE_ROUND = Duration.ofNanos(1);

    private final DispatchTables tables = DispatchTables.inMemory();
    private boolean safe = true;

    @Test
    void claimsNothingMoreAndSettlesWhatIsInFlight() {
        DispatchParts parts = new DispatchParts(tables.source, SettableClock.at(DispatchTables.NOW), () -> {
            if (!safe) {
                throw new IllegalStateException("no room");
            }
        });
        tables.plan(Channel.SMS, 1, 9);
        parts.ledger.takeUp(1, DispatchParts.SENDERS);
        CompletableFuture<SendOutcome> first = new CompletableFuture<>();
        ScriptedSender sender = new ScriptedSender(
                "first", message -> message.attempt().reminder() == 1 ? first : ScriptedSender.ACCEPTS.apply(message));
        Dispatcher dispatcher = parts.dispatcher(3, sender);
        dispatcher.work(ONE_ROUND);

        safe = false;
        assertThatThrownBy(() -> dispatcher.work(ONE_ROUND)).hasMessage("no room");
        first.complete(new SendOutcome.Accepted("1", null));
        dispatcher.drain();

        assertThat(sender.sent).hasSize(3);
        assertThat(tables.count("SENT")).isEqualTo(3);
        assertThat(tables.count("PLANNED")).isEqualTo(6);
    }
}
