package io.nightrounds.dispatch.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Channel;
import io.nightrounds.dispatch.AttemptKey;
import io.nightrounds.dispatch.Deferral;
import io.nightrounds.dispatch.DeliveryState;
import io.nightrounds.dispatch.DispatchProperties;
import io.nightrounds.dispatch.OutboundMessage;
import io.nightrounds.dispatch.SampleMessages;
import io.nightrounds.dispatch.SendOutcome;
import io.nightrounds.dispatch.SendOutcome.AccountRefused;
import io.nightrounds.dispatch.Sender;
import io.nightrounds.dispatch.ledger.Decision;
import io.nightrounds.dispatch.ledger.Settlement;
import io.nightrounds.partition.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A vendor that refuses one practice's account goes on for the others. */
class PracticeRefusedTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private final Lane lane = new Lane(
            new NeverAsked(),
            new DispatchProperties(8, Map.of(Channel.DIRECT, "updox"), Map.of(), 4, Duration.ofSeconds(1)),
            Share.WHOLE,
            new Random(1));

    @Test
    void leavesThatPracticesRemindersPlannedAndSendsTheOthers() {
        refuse(new AccountRefused("4011 practice missing or inactive", "harbor"));

        assertThat(lane.closed()).isNull();
        assertThat(lane.unlessRefused(send(2, "harbor")))
                .isEqualTo(new Decision.Defer(2, Deferral.ACCOUNT_REFUSED, "4011 practice missing or inactive"));
        assertThat(lane.unlessRefused(send(3, "thames"))).isEqualTo(send(3, "thames"));
    }

    @Test
    void keepsWhatTheClaimDecidedOtherwise() {
        refuse(new AccountRefused("4011 practice missing or inactive", "harbor"));

        Decision defer = new Decision.Defer(2, Deferral.NOT_SYNCED, "not yet");
        assertThat(lane.unlessRefused(defer)).isSameAs(defer);
    }

    @Test
    void closesForAllWhereTheVendorsOwnAccountIsRefused() {
        refuse(new AccountRefused("4010 unauthorized"));

        assertThat(lane.closed()).isEqualTo(new Lane.Closed(Deferral.ACCOUNT_REFUSED, "4010 unauthorized"));
    }

    private void refuse(AccountRefused refused) {
        lane.started();
        Settlement settlement =
                lane.settled(List.of(new AttemptKey(1, 1)), refused, NOW).get(0);
        assertThat(settlement.state()).isEqualTo(DeliveryState.PLANNED);
        assertThat(settlement.reason()).isEqualTo("account-refused");
    }

    private static Decision send(long reminder, String practice) {
        return new Decision.Send(SampleMessages.direct(reminder, practice));
    }

    private static final class NeverAsked implements Sender {
        @Override
        public String provider() {
            return "updox";
        }

        @Override
        public boolean carries(Channel channel) {
            return true;
        }

        @Override
        public boolean schedules(Channel channel) {
            return false;
        }

        @Override
        public CompletableFuture<SendOutcome> send(OutboundMessage message) {
            throw new AssertionError("a lane sends nothing by itself");
        }
    }
}
