package io.nightrounds.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.nightrounds.sync.SyncAnswer.AccountRefused;
import io.nightrounds.sync.SyncAnswer.Passing;
import io.nightrounds.sync.SyncAnswer.Refused;
import io.nightrounds.sync.SyncAnswer.TooLarge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchPushTest {
    private final ScriptedGateway vendor = new ScriptedGateway();
    private final List<Duration> waits = new ArrayList<>();
    private final List<SyncResult> known = new ArrayList<>();
    private boolean stopping;
    private final BatchPush push = new BatchPush(
            vendor,
            new RetrySchedule(4, Duration.ofSeconds(1)),
            (wait, until) -> waits.add(wait),
            new Reach(),
            () -> stopping);

    @Test
    void contract26_triesAgainUntilTheVendorIsBack() {
        vendor.script = batch -> vendor.requests.size() < 3 ? down() : ScriptedGateway.accepted(batch);

        push(2);

        assertThat(vendor.requests).hasSize(3);
        assertThat(known).extracting(SyncResult::status).containsOnly(SyncStatus.ACCEPTED);
    }

    @Test
    void givesUpAfterTheLastAttemptAndSaysWhy() {
        vendor.script = batch -> down();

        push(2);

        assertThat(vendor.requests).hasSize(4);
        assertThat(waits).hasSize(3);
        assertThat(known).hasSize(2).allSatisfy(result -> {
            assertThat(result.status()).isEqualTo(SyncStatus.UNKNOWN);
            assertThat(result.message()).isEqualTo("no connection");
        });
    }

    @Test
    void waitsAsLongAsTheVendorAsks() {
        vendor.script = batch -> vendor.requests.size() == 1
                ? new Passing("throttled", Duration.ofSeconds(20))
                : ScriptedGateway.accepted(batch);

        push(1);

        assertThat(waits).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void triesOnlyOnceWhenThreeBatchesInARowFoundNoWay() {
        vendor.script = batch -> down();
        push(1);
        push(1);
        push(1);
        vendor.requests.clear();

        push(1);

        assertThat(vendor.requests).hasSize(1);
    }

    @Test
    void isPatientAgainOnceABatchGotThrough() {
        vendor.script = batch -> down();
        push(1);
        push(1);
        push(1);
        vendor.script = ScriptedGateway::accepted;
        push(1);
        vendor.requests.clear();
        vendor.script = batch -> down();

        push(1);

        assertThat(vendor.requests).hasSize(4);
    }

    @Test
    void stopsTryingWhenItsWaitIsInterrupted() {
        vendor.script = batch -> down();
        BatchPush interrupted = new BatchPush(
                vendor, new RetrySchedule(4, Duration.ofSeconds(1)), (wait, until) -> false, new Reach(), () -> false);

        interrupted.push(new SyncBatch("harbor", Visits.visits("harbor", 1)), known::add);

        assertThat(vendor.requests).hasSize(1);
    }

    @Test
    void beginsNoRequestWhenTheStepIsToEnd() {
        stopping = true;

        push(2);

        assertThat(vendor.requests).isEmpty();
        assertThat(known).as("they are due as before").isEmpty();
    }

    @Test
    void leavesWhatMayPassToTheResumeWhenTheStepIsToEnd() {
        vendor.script = batch -> {
            stopping = true;
            return down();
        };
        BatchPush stopped = new BatchPush(
                vendor, new RetrySchedule(4, Duration.ofDays(1)), BatchPush.Pause::sleep, new Reach(), () -> stopping);

        stopped.push(new SyncBatch("harbor", Visits.visits("harbor", 1)), known::add);

        assertThat(vendor.requests).hasSize(1);
        assertThat(known).isEmpty();
    }

    @Test
    void keepsTheAnswerThatCameAfterTheStop() {
        vendor.script = batch -> {
            stopping = true;
            return ScriptedGateway.accepted(batch);
        };

        push(2);

        assertThat(known).hasSize(2).extracting(SyncResult::status).containsOnly(SyncStatus.ACCEPTED);
    }

    @Test
    void postsNoHalfAfterTheStop() {
        vendor.script = batch -> {
            stopping = true;
            return tooLarge();
        };

        push(4);

        assertThat(vendor.requestSizes()).containsExactly(4);
        assertThat(known).isEmpty();
    }

    @Test
    void contract28_halvesABatchUntilItIsSmallEnough() {
        vendor.script = batch -> batch.appointments().size() > 3 ? tooLarge() : ScriptedGateway.accepted(batch);

        push(10);

        assertThat(vendor.requestSizes()).containsExactly(10, 5, 2, 3, 5, 2, 3);
        assertThat(known).hasSize(10).extracting(SyncResult::status).containsOnly(SyncStatus.ACCEPTED);
    }

    @Test
    void refusesTheOneAppointmentThatIsTooLargeAlone() {
        vendor.script = batch -> ScriptedGateway.holds(batch, "0003") ? tooLarge() : ScriptedGateway.accepted(batch);

        push(4);

        assertThat(known)
                .extracting(SyncResult::appointmentId, SyncResult::status)
                .containsExactly(
                        tuple("0001", SyncStatus.ACCEPTED),
                        tuple("0002", SyncStatus.ACCEPTED),
                        tuple("0003", SyncStatus.REFUSED),
                        tuple("0004", SyncStatus.ACCEPTED));
        assertThat(known.get(2).message()).isEqualTo("Too large even alone: 4020");
    }

    @Test
    void refusesEveryAppointmentOfARefusedBatchWithoutTryingAgain() {
        vendor.script = batch -> new Refused("4060 validation");

        push(3);

        assertThat(vendor.requests).hasSize(1);
        assertThat(known).hasSize(3).allSatisfy(result -> {
            assertThat(result.status()).isEqualTo(SyncStatus.REFUSED);
            assertThat(result.message()).isEqualTo("4060 validation");
        });
    }

    @Test
    void contract26_recordsNothingForABatchWhoseAccountIsRefusedAndDoesNotTryAgain() {
        vendor.script = batch -> new AccountRefused("4010 unauthorized");

        assertThatThrownBy(() -> push(3))
                .isInstanceOf(SyncAccountRefused.class)
                .hasMessageContaining("'harbor'")
                .hasMessageContaining("4010 unauthorized")
                .hasMessageContaining("accounts.harbor.accountId");

        assertThat(vendor.requests).hasSize(1);
        assertThat(known).isEmpty();
    }

    @Test
    void keepsWhatTheFirstHalfToldWhenTheSecondHalfsAccountIsRefused() {
        vendor.script = batch -> batch.appointments().size() == 4
                ? tooLarge()
                : ScriptedGateway.holds(batch, "0001")
                        ? ScriptedGateway.accepted(batch)
                        : new AccountRefused("4010 unauthorized");

        assertThatThrownBy(() -> push(4)).isInstanceOf(SyncAccountRefused.class);

        assertThat(known).extracting(SyncResult::appointmentId).containsExactly("0001", "0002");
    }

    private void push(int appointments) {
        push.push(new SyncBatch("harbor", Visits.visits("harbor", appointments)), known::add);
    }

    private static SyncAnswer down() {
        return new Passing("no connection", null);
    }

    private static SyncAnswer tooLarge() {
        return new TooLarge("4020");
    }
}
