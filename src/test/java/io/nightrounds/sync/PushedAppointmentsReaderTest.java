package io.nightrounds.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightrounds.appointment.Appointment;
import io.nightrounds.appointment.AppointmentKey;
import io.nightrounds.sync.SyncAnswer.AccountRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PushedAppointmentsReaderTest {
    private final ScriptedGateway vendor = new ScriptedGateway();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final List<AppointmentKey> pages = new ArrayList<>();

    @Test
    void readsWhatBecameOfEachAppointment() {
        assertThat(read(lanes(2, "A", "B", "C"))).containsExactlyInAnyOrder("A ACCEPTED", "B ACCEPTED", "C ACCEPTED");
    }

    @Test
    void aFailureComesAfterAllThatIsKnownAndEndsThePushing() {
        vendor.script = batch ->
                ScriptedGateway.holds(batch, "B") ? new AccountRefused("4010") : ScriptedGateway.accepted(batch);

        assertThat(read(lanes(1, "A", "B", "C", "D"))).containsExactly("A ACCEPTED", "SyncAccountRefused");
        assertThat(vendor.requests).hasSize(2);
    }

    @Test
    void anErrorInALaneEndsTheStepToo() {
        vendor.script = batch -> {
            throw new OutOfMemoryError("made up");
        };

        assertThat(read(lanes(1, "A", "B"))).containsExactly("IllegalStateException");
    }

    @Test
    void aStopPushesNoFurtherBatchAndKeepsWhatIsKnown() {
        vendor.script = batch -> {
            stopping.set(ScriptedGateway.holds(batch, "B"));
            return ScriptedGateway.accepted(batch);
        };

        assertThat(read(lanes(1, "A", "B", "C", "D", "E", "F"))).containsExactly("A ACCEPTED", "B ACCEPTED");
        assertThat(vendor.requests).hasSize(2);
    }

    @Test
    void holdsNoMoreThanAFewRoundsInMemory() {
        PushedAppointmentsReader reader = lanes(1, "A", "B", "C", "D", "E", "F", "G", "H");

        reader.read();
        assertThat(pages).hasSize(3);
        reader.read();
        assertThat(pages).hasSize(4);
        reader.close();
    }

    @Test
    void closingWaitsForTheRequestInFlight() {
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean closing = new AtomicBoolean();
        AtomicBoolean answered = new AtomicBoolean();
        vendor.script = batch -> {
            begun.set(true);
            while (!closing.get()) {
                Thread.onSpinWait();
            }
            answered.set(true);
            return ScriptedGateway.accepted(batch);
        };
        PushLanes lanes = new PushLanes(push(), 1);
        lanes.push(new SyncBatch("harbor", Visits.visits("A")));
        while (!begun.get()) {
            Thread.onSpinWait();
        }

        closing.set(true);
        lanes.close();

        assertThat(answered).isTrue();
    }

    /** Batches of one, in so many lanes. */
    private PushedAppointmentsReader lanes(int inFlight, String... ids) {
        List<Appointment> visits = Visits.visits(ids);
        DueBatches due = new DueBatches((last, most) -> page(visits, last), 1, 1);
        return new PushedAppointmentsReader(due, push(), inFlight, stopping::get);
    }

    private List<Appointment> page(List<Appointment> visits, AppointmentKey last) {
        pages.add(last);
        return visits.stream()
                .filter(one -> one.key().id().compareTo(last.id()) > 0)
                .limit(1)
                .toList();
    }

    private BatchPush push() {
        return new BatchPush(
                vendor, new RetrySchedule(1, Duration.ZERO), (wait, until) -> true, new Reach(), stopping::get);
    }

    private static List<String> read(PushedAppointmentsReader reader) {
        List<String> read = new ArrayList<>();
        for (PushOutcome one = reader.read(); one != null; one = reader.read()) {
            read.add(
                    one instanceof SyncResult result
                            ? result.appointmentId() + " " + result.status()
                            : ((PushesEnded) one).reason().getClass().getSimpleName());
        }
        reader.close();
        return read;
    }
}
